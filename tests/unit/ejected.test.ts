import { expect, test } from 'vitest'
import { readModel } from '../../pb_hooks_src/model/read'
import { generated, generatedNames } from '../../pb_hooks_src/pages/generated'
import { ejected } from '../../pb_hooks_src/records/ejected'
import { tight } from '../../pb_hooks_src/records/tight'
import { viewOf } from '../../pb_hooks_src/records/view-of'
import { readSnapshot } from '../../pb_hooks_src/schema/read-snapshot'
import { HARD_SCHEMA } from '../support/hard-schema'
import { FIXTURES } from '../support/schemas'

/** What Go makes of a text: a comment prints nothing. */
const printed = ({ text }: { readonly text: string }): string =>
  text.replace(/\{\{\/\*[^*]*\*\/\}\}/g, '')

const SCHEMAS = [...FIXTURES.map(({ collections }) => collections), HARD_SCHEMA]

/** Every generated view of these, as it is for some. */
function views(superuser: boolean, dialect: 'beta' | 'one') {
  return SCHEMAS.flatMap((schema) => {
    const { collections } = readModel(readSnapshot(schema))
    const linked = (name: string) => collections.find((found) => found.name === name)
    return collections.flatMap((collection) => {
      const names = generatedNames(collection)
      const texts = (name: string) => generated(name, { collection, linked, superuser, dialect })
      return names.map((name) => ({ of: { collection: collection.name, name }, names, texts }))
    })
  })
}

test('every generated view is the same as a file, and passes the check', () => {
  const all = [...views(true, 'beta'), ...views(false, 'one')]
  expect(all.length).toBeGreaterThan(700)
  for (const { of, ...made } of all) {
    const files = ejected(of, made.texts(of.name) ?? { item: '', list: '' })
    const read = (path: string) => files.find((file) => file.path === path)?.text
    const [plain, own] = [viewOf(of, () => undefined, made), viewOf(of, read, made)]
    expect(own.list.file).toBe(`${of.collection}/${of.name}.list.html`)
    expect(printed(own.item)).toBe(plain.item.text)
    expect(printed(own.list)).toBe(plain.list.text)
    expect([own.itemPlace, own.listPlace]).toEqual([plain.itemPlace, plain.listPlace])
  }
})

test.each([
  ['<ul id="a">\n  <li>x</li>\n</ul>\n', '<ul id="a"><li>x</li></ul>'],
  ['<p id="a">two\n  words</p>', '<p id="a">two\n  words</p>'],
  ['<p id="a">\n  <b>two</b> <i>words</i>\n</p>', '<p id="a"><b>two</b> <i>words</i></p>'],
  ['<p id="a">\n{{.first}}\n{{.last}}\n</p>', '<p id="a">\n{{.first}}\n{{.last}}\n</p>'],
  [
    '<ul id="a">\n{{range .x}}\n  <li>{{.}}</li>\n{{end}}\n</ul>',
    '<ul id="a">{{range .x}}<li>{{.}}</li>{{end}}</ul>',
  ],
  ['<p id="a"\n   class="b"\n>\n</p>', '<p id="a" class="b" ></p>'],
  ['<p id="a" title="b >\n  < c">x</p>', '<p id="a" title="b >\n  < c">x</p>'],
  ['<pre id="a">\n  <b>x</b>\n</pre>', '<pre id="a">\n  <b>x</b>\n</pre>'],
  [
    '<ul id="a">\r\n\r\n  {{template "items" $}}\r\n</ul>',
    '<ul id="a">{{template "items" $}}</ul>',
  ],
  [
    '<p id="a">\n  {{if .x}}\n<b>x</b>{{else}}y\n{{end}}</p>',
    '<p id="a">{{if .x}}<b>x</b>{{else}}y\n{{end}}</p>',
  ],
])('of the lines %j a tight view sends %j', (text, wanted) => {
  const file = { file: 'x.html', text: `{{/* target #b tight */}}${text}` }
  expect(printed(tight(file))).toBe(wanted)
  expect(tight(file).text.split('\n')).toHaveLength(file.text.split('\n').length)
})

test('a view that does not say so is left as it is', () => {
  for (const says of ['', '{{/* target #tight */}}', '{{/* a tight list of things */}}']) {
    const file = { file: 'x.html', text: `${says}<ul id="a">\n  <li>x</li>\n</ul>` }
    expect(tight(file)).toBe(file)
  }
})
