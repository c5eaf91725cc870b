import { expect, test } from 'vitest'
import { readModel } from '../../pb_hooks_src/model/read'
import { generated, generatedNames } from '../../pb_hooks_src/pages/generated'
import { handlesRecords, isPersonal, usesOf } from '../../pb_hooks_src/records/view'
import { readSnapshot } from '../../pb_hooks_src/schema/read-snapshot'
import { FIXTURES } from '../support/schemas'

const source = (text: string) => ({ file: 'x.html', text })
const view = (item: string, list = '<ul id="a">{{template "items" $}}</ul>', part = '') => ({
  item: source(item),
  list: source(list),
  parts: [source(part)],
})

test.each([
  view('{{range $.records}}{{.}}{{end}}'),
  view('{{index $ "a"}}'),
  view('{{range $k, $v := $}}{{range $v}}{{.}}{{end}}{{end}}'),
  view('{{printf "%#v" $}}'),
  view('{{template "x" $}}'),
  view('', '{{range .records}}{{.}}{{end}}'),
  view('', '{{range .}}{{.}}{{end}}'),
  view('', '{{.}}'),
  view('', '{{with (index . "a")}}{{.}}{{end}}'),
  view('', '{{. | printf "%v"}}'),
  view('', '{{template "x" .}}'),
  view('', undefined, '{{$all := $}}'),
])('%o might get hold of records', (all) => expect(handlesRecords(all)).toBe(true))

test.each([
  view(
    '<li id="a" data-text="$error.status">{{.title}} {{with .tags}}{{.}}{{end}} {{$.zone}}</li>',
  ),
  view('', '<p id="a">{{.page.totalItems}} {{$.viewer.name}} $5 {{ template "x" $.page }}</p>'),
])('%o does not', (all) => expect(handlesRecords(all)).toBe(false))

test('what the pack makes does not, and is the same for all who ask in the same words', () => {
  const { collections } = readModel(readSnapshot(FIXTURES[0]?.collections))
  const linked = (name: string) => collections.find((found) => found.name === name)
  for (const collection of collections) {
    for (const name of generatedNames(collection)) {
      const made = generated(name, { collection, linked, superuser: true, dialect: 'beta' })
      const all = view(made?.item ?? '', made?.list)
      // Of a form for one field, the query says which.
      const own = name === 'field'
      expect([name, handlesRecords(all), isPersonal(usesOf(all))]).toEqual([name, false, own])
    }
  }
})

test('who looks, and all that is asked, make a view one of somebody’s own; the zone does not', () => {
  const uses = (text: string) => isPersonal(usesOf(view(text)))
  expect(['{{$.viewer.id}}', '{{$.query.a}}', '{{$.zone}}', '{{.a}}'].map(uses)).toEqual([
    ...[true, true, false, false],
  ])
})
