import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Fault } from '../../pb_hooks_src/fault'
import type { Model } from '../../pb_hooks_src/model/model'
import { readModel } from '../../pb_hooks_src/model/read'
import { generated, generatedNames } from '../../pb_hooks_src/pages/generated'
import { check } from '../../pb_hooks_src/records/check'
import type { Kind } from '../../pb_hooks_src/records/misplaced'
import { readSnapshot } from '../../pb_hooks_src/schema/read-snapshot'
import { INHERITED } from '../../pb_hooks_src/types/go-names'
import { ROOT } from '../support/folders'
import { HARD_SCHEMA } from '../support/hard-schema'
import { FIXTURES } from '../support/schemas'

const GOOD: readonly (readonly [kind: Kind, text: string])[] = [
  ['item', '<li id="x-{{.id}}">{{.title}}</li>'],
  ['item', ''],
  ['item', '{{/* nothing */}}'],
  ['item', '{{template "card" .}}'],
  ['item', '<tr\n id="a">\n<td>{{.a}}</td></tr>\n'],
  [
    'item',
    '<p id="a" {{if .done}}class="done"{{end}}>x<br>y<img src="/{{.id}}" alt="{{.t}}"/></p>',
  ],
  [
    'item',
    '<p id="a" data-on-click="@delete(\'/x/{{.id}}\')">{{with .expand.author}}{{.name}}{{end}}</p>',
  ],
  [
    'item',
    '<p id="a" data-on:click="x(\'{{ $row.id }}\')" data-x="{{.t}}" data-text="$a > 1">x</p>',
  ],
  ['item', '<p id="a" data-on-click="{{if .done}}a(){{else}}b(){{end}}">x</p>'],
  ['item', '{{if .done}}<p id="a" class="done">{{else}}<p id="a">{{end}}{{.title}}</p>'],
  [
    'item',
    '<p id="a">{{range $i, $tag := .tags}}{{if $i}}, {{end}}{{$tag}}{{else}}none{{end}}</p>',
  ],
  ['item', '<p id="a">{{range .tags}}{{if eq . "x"}}{{break}}{{end}}{{end}}</p>'],
  [
    'item',
    '<p id="a">{{$a := .title}}{{printf "}} %.9s" $a}}{{`}}`}} {{ .LastName }} {{eq .a ".GetString raw"}}</p>',
  ],
  [
    'item',
    '<p id="a"><textarea name="t">{{.note}} 1 < 2</textarea><input disabled{{if .x}} hidden{{end}}></p>',
  ],
  ['item', '<p id="a"><!-- <b data-text="{{.x}}"> --></p><!-- done -->'],
  [
    'item',
    '<p id="a"><svg viewBox="0 0 1 1"><path d="M0 0"/><g><path d="{{.path}}"/></g></svg></p>',
  ],
  ['item', '<p id="a">{{.due.Time.Format "2006"}} {{.place.Lat}} {{len .tags}}</p>'],
  ['item', '<p id="a" title="it\'s {{.title}}" class=\'a {{.state}}\'>x</p>'],
  ['list', '<ol id="a">{{template "items" $}}</ol>'],
  [
    'list',
    '<ol id="a">{{range .records}}{{if .x}}{{template "card" .}}{{end}}{{end}}</ol> <b id="c"></b>',
  ],
  ['list', '{{/* target #board mode inner */}}<div>{{template "items" $}}</div>'],
  ['part', '{{.title}} and <b>{{.other}}</b>'],
]

test.each(GOOD)('%s %s', (kind, text) => check({ file: 'x.html', text }, kind))

/** What is wrong is marked by `¦`, to tell the line. */
const BAD: readonly (readonly [kind: Kind, text: string, says: RegExp])[] = [
  // What would run.
  ['item', '<p id="a"\n¦data-text="{{.title}}">x</p>', /data-text, which is script/],
  ['item', '<p id="a" data-class-done="{{if .done}}true{{end}}">x</p>', /data-class-done/],
  ['item', '<p id="a" data-signals:foo="{{.x}}">x</p>', /data-signals:foo/],
  ['item', '<p id="a" data-init="{{.x}}">x</p>', /data-init/],
  ['item', '<p id="a" data-star-on-click="{{.id}}">x</p>', /data-star-on-click/],
  ['item', '<p id="a" DATA-Show="{{.x}}">x</p>', /data-show/],
  ['item', '<p id="a" data-on-click="x(\'{{.title}}\')">x</p>', /only \{\{\.id\}\}/],
  ['item', '<p id="a" onclick="x({{.title}})">x</p>', /only \{\{\.id\}\}/],
  ['item', '<p id="a" data-on-click="{{.ide}}{{.id | printf}}">x</p>', /only \{\{\.id\}\}/],
  ['item', '<p id="a"><script>let a = {{.title}}</script></p>', /in <script>/],
  ['item', '<p id="a"><style>{{.title}}</style></p>', /in <style>/],
  ['item', '<p id="a" style="color: {{.color}}">x</p>', /in style/],
  ['item', '<p id="a"><iframe srcdoc="{{.body}}"></iframe></p>', /in srcdoc/],
  ['item', '<p id="a">\n\n¦{{.body | raw}}</p>', /"raw" prints HTML/],
  ['item', '<p id="a">{{raw .body}}</p>', /"raw" prints HTML/],
  // Where an action cannot be made safe.
  ['item', '<p id="a" title={{.title}}>x</p>', /in quotes: title="\{\{…\}\}"/],
  ['item', '<p id="a" title=x{{.title}}>x</p>', /in quotes/],
  ['item', '<p id="a" {{.title}}="x">x</p>', /in <p> but in a value/],
  ['item', '<p id="a" data-{{.title}}="x">x</p>', /in <p> but in a value/],
  ['item', '<{{.tag}} id="a">x</p>', /right after "<"/],
  ['item', '<h{{.level}} id="a">x</h1>', /in <h> but in a value/],
  ['item', '<p id="a"><!x {{.y}}></p>', /right after "<"/],
  ['item', '<p id="a" data{{if .a}} x{{end}}-text="{{.v}}">x</p>', /cannot be read|goes on/],
  ['item', '<p id="a" data-text{{if .a}} title{{end}}="{{.v}}">x</p>', /goes on/],
  ['item', '<p id="a" data{{/* c */}}-text="{{.v}}">x</p>', /cannot be read/],
  ['item', '<p id="a" data{{- /* c */ -}} -text="{{.v}}">x</p>', /cannot be read/],
  ['item', '<p id="a" data-text {{- /* c */ -}} ="{{.v}}">x</p>', /data-text/],
  [
    'item',
    '<p id="a" title="{{if .a}}x" data-x="{{else}}y" class="{{end}}{{.v}}">x</p>',
    /same place/,
  ],
  ['item', '<svg id="a"><title><b data-text="{{.x}}"></b></title></svg>', /a tag in <title>/],
  // What a view does not get.
  ['item', '<p id="a">{{.GetString "title"}}</p>', /\.GetString is of a record/],
  ['item', '<p id="a">{{with .expand.author}}{{.PublicExport.name}}{{end}}</p>', /\.PublicExport/],
  ['item', '<p id="a">{{$.viewer.NewAuthToken}}</p>', /\.NewAuthToken/],
  // Blocks.
  ['item', '<p id="a">x</p>\n¦{{end}}', /ends nothing/],
  ['item', '<p id="a">{{else}}</p>', /in no block/],
  ['item', '<p id="a">{{if .x}}</p>', /same place|no \{\{end\}\}/],
  ['item', '{{range .tags}}<p id="a">x</p>{{end}}', /same place/],
  ['item', '<p id="a">{{if .x}}<b>{{end}}</b></p>', /same place/],
  ['item', '<p id="a"{{if .x}}></p><p id="b"{{end}}>x</p>', /same place/],
  ['item', '<p id="a"{{if .x}}><b{{end}}></b></p>', /same place/],
  ['item', '<p id="a">{{break}}</p>', /in no \{\{range\}\}/],
  ['item', '{{define "x"}}<p id="a">x</p>{{end}}', /a file of its own/],
  ['list', '<p id="a">{{block "x" .}}{{end}}</p>', /a file of its own/],
  ['item', '<p id="a">{{ .x </p>', /has no end/],
  ['item', '<p id="a">\n{{.a}}\n¦{{ "}} </p>', /has no end/],
  // Elements.
  ['item', '<p id="a">x</p><p id="b">y</p>', /one element, not 2/],
  ['item', '<p>{{.x}}</p>', /needs an id/],
  ['item', '<p id="{{.id}}">x</p>', /needs an id/],
  ['item', '<p id="2{{.id}}">x</p>', /needs an id/],
  ['item', '<p id=a>x</p>', /needs an id/],
  ['item', '<p {{if .x}}id="a"{{end}}>x</p>', /needs an id|same place/],
  ['item', '{{.title}}', /in no element/],
  ['item', 'Title: <p id="a">x</p>', /text stands in no element/],
  ['item', '<ul id="a"><li>x<li>y</ul>', /<\/ul> where <li> is open/],
  ['item', '<p id="a">x', /<p> has no end/],
  ['item', '<p id="a">x</p></div>', /where nothing is open/],
  ['item', '<p id="a">x</p', /middle of a tag/],
  ['item', '<p id="a" x"y>x</p>', /cannot be read/],
  ['list', '{{template "items" $}}', /in an element/],
  ['list', '<ol>{{template "items" $}}</ol>', /needs an id/],
  ['list', '{{/* target #x */}}<b>1</b><b>2</b>', /one element, not 2/],
  ['part', '<b>{{.x}}', /<b> has no end/],
]

test.each(BAD)('%s %s is refused', (kind, text, says) => {
  const line = text.includes('¦') ? text.slice(0, text.indexOf('¦')).split('\n').length : undefined
  const source = { file: 'notes/x.html', text: text.replace('¦', '') }
  expect(() => check(source, kind)).toThrow(Fault)
  expect(() => check(source, kind)).toThrow(says)
  expect(() => check(source, kind)).toThrow(
    new RegExp(`^notes/x.html, line ${line ?? source.text.split('\n').length}: `),
  )
})

/** What a record has beside its methods, or a proxy in place of one. */
const NO_METHODS = ['Id', 'Record', 'ProxyRecord', 'SetProxyRecord']
const OTHERS = ['BaseModel', 'BaseRecordProxy', 'CollectionName', ...NO_METHODS]

test.each([...INHERITED].filter((name) => !OTHERS.includes(name)))('.%s is refused', (name) => {
  const text = `<p id="a">{{.expand.author.${name}}}</p>`
  expect(() => check({ file: 'x.html', text }, 'item')).toThrow(`.${name} is of a record`)
})

/** Every text that the pack makes for these collections. */
const texts = ({ collections }: Model) =>
  collections.flatMap((collection) =>
    generatedNames(collection).flatMap((name) =>
      (['beta', 'one'] as const).map((dialect) => {
        const linked = (wanted: string) => collections.find((found) => found.name === wanted)
        const made = generated(name, { collection, linked, superuser: true, dialect })
        return { file: `${collection.name}/${name}.${dialect}`, item: made?.item, list: made?.list }
      }),
    ),
  )

describe('what the pack makes itself', () => {
  test('is safe', () => {
    const schemas = [...FIXTURES.map(({ collections }) => collections), HARD_SCHEMA]
    const all = schemas.flatMap((schema) => texts(readModel(readSnapshot(schema))))
    expect(all.length).toBeGreaterThan(700)
    for (const { file, item = '', list = '' } of all) {
      check({ file, text: item }, 'item')
      check({ file, text: list }, 'list')
    }
  })

  test('and so is the demo', () => {
    const folder = join(ROOT, 'proj/demo/pb_hooks/views')
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    const views = files.filter((file) => file.endsWith('.html'))
    expect(views.length).toBeGreaterThan(5)
    for (const file of views) {
      const kind = /\/_/.test(file) ? 'part' : file.endsWith('.list.html') ? 'list' : 'item'
      check({ file, text: readFileSync(join(folder, file), 'utf8') }, kind)
    }
  })
})
