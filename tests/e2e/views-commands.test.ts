import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { preparedFolder, stackCommand } from '../support/server'

/** A folder without a server: the commands need none. */
let folder = ''
beforeAll(() => {
  folder = preparedFolder()
  write({
    'card.html': '<b id="card-{{.id}}">{{.collectionName}}</b>',
    'users/table.list.html':
      '<table id="users-table"><tbody>{{template "items" $}}</tbody></table>',
    'users/total.list.html': '<p id="users-total">{{.page.totalItems}}</p>',
    'users/me.html': '<b id="me-{{.id}}">{{.name}}</b>',
    'users/me.list.html': '<p id="users-me">{{template "items" $}}</p>',
  })
})

afterAll(() => rmSync(folder, { recursive: true }))

const path = (file: string): string => join(folder, 'pb_hooks/views', file)

function write(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(path(file)), { recursive: true })
    writeFileSync(path(file), text)
  }
}

const views = (...args: string[]) => stackCommand(folder, 'views', ...args)

test('views list tells where each half of each view comes from', async () => {
  const { code, out } = await views('list', 'users')
  expect(code).toBe(0)
  expect(out).toMatch(/^COLLECTION {2}VIEW +ONE RECORD +A LIST$/m)
  expect(out).toMatch(/^users +card +card\.html +generated$/m)
  expect(out).toMatch(/^users +me +users\/me\.html +users\/me\.list\.html$/m)
  expect(out).toMatch(/^users +rows +generated +generated$/m)
  expect(out).toMatch(/^users +table +generated +users\/table\.list\.html$/m)
  expect(out).toMatch(/^users +total +- +users\/total\.list\.html$/m)
  expect(out).toMatch(/^users +count +- +generated$/m)
  const all = await views('list')
  expect(all.out).toMatch(/^stack_features +card +card\.html +generated$/m)
  expect(all.out).not.toContain('_superusers')
  expect((await views('list', 'nobody')).err).toContain(
    'There is no collection "nobody". (not_found)\n',
  )
})

describe('views eject', () => {
  test('says what it would do, does it, and keeps what is there', async () => {
    const dry = await views('eject', 'users', 'rows', '--dry-run')
    expect(dry.out).toBe('would write users/rows.html\nwould write users/rows.list.html\n')
    expect(existsSync(path('users/rows.html'))).toBe(false)
    const { code, out } = await views('eject', 'users', 'rows')
    expect(code).toBe(0)
    expect(out).toBe('wrote  users/rows.html\nwrote  users/rows.list.html\n')
    const text = readFileSync(path('users/rows.html'), 'utf8')
    expect(text).toContain('\n  <th scope="row">{{.name}}</th>\n')
    writeFileSync(path('users/rows.html'), 'mine')
    const again = await views('eject', 'users', 'rows')
    expect(again.out).toMatch(/^kept {3}users\/rows\.html, which is there already$/m)
    expect(readFileSync(path('users/rows.html'), 'utf8')).toBe('mine')
    const forced = await views('eject', 'users', 'rows', '--force')
    expect(forced.out).toContain('wrote  users/rows.html\n')
    expect(readFileSync(path('users/rows.html'), 'utf8')).toBe(text)
    expect(readdirSync(path('users')).filter((name) => !name.endsWith('.html'))).toEqual([])
  })

  test('writes nothing where one of the names is wrong', async () => {
    for (const names of [['list', 'nothing'], ['../x'], ['me']]) {
      const { code, err } = await views('eject', 'users', ...names)
      expect(code, names.join()).toBe(1)
      expect(err).toContain('is no view that users has without a file. There are rows, row,')
    }
    expect(existsSync(path('users/list.html'))).toBe(false)
    expect((await views('eject')).err).toContain('COLLECTION is missing.')
    expect((await views('eject', 'users', '--dialect=two')).err).toContain('neither beta nor one')
  })
})

/** What is wrong with a file, and the words of the check about it. */
const WRONG: readonly (readonly [file: string, text: string, says: RegExp])[] = [
  [
    'users/script.html',
    '<b id="a-{{.id}}">\n  <i data-text="{{.name}}"></i></b>',
    /^wrong {2}users\/script\.html, line 2: no \{\{…\}\} in data-text, which is script: .*el\.dataset\.x/m,
  ],
  [
    'users/range.html',
    '<b id="a-{{.id}}">\n\n{{slice .name 0 3}}</b>',
    /^wrong {2}users\/range\.html, line 3: .*out of range.*\{\{printf "%\.20s" \.title\}\}/m,
  ],
  [
    'users/tight.html',
    '{{/* tight */}}\n<b id="a-{{.id}}"\n  title="x">\n  <i>\n    {{slice .name 0 3}}</i>\n</b>',
    /^wrong {2}users\/tight\.html, line 5: .*out of range/m,
  ],
  [
    'users/field.list.html',
    '<b id="a">{{range .records}}\n{{.name.first}}{{end}}</b>',
    /^wrong {2}users\/field\.list\.html, line 2: .*can't evaluate field first/m,
  ],
  [
    'users/parse.html',
    '<b id="a-{{.id}}">\n{{if}}x{{end}}</b>',
    /^wrong {2}users\/parse\.html, line 2: missing value for if/m,
  ],
  ['users/word.html', '<b id="a-{{.id}}">{{upper .name}}</b>', /line 1: .*"upper" not defined/m],
  [
    'users/part.html',
    '<b id="a-{{.id}}">\n{{template "no" .}}</b>',
    /line 2: there is no part _no/,
  ],
  ['nobody/x.html', '<b id="a-{{.id}}"></b>', /nobody\/x\.html: there is no collection "nobody"/],
  ['users/a b.html', '<b id="a-{{.id}}"></b>', /users\/a b\.html: a view is named with letters/],
]

describe('views check', () => {
  test('finds nothing wrong with what is right, in a sentence', async () => {
    const { code, out } = await views('check')
    expect(out).toMatch(/^ok {5}\d\d views, and nothing wrong\n$/)
    expect(code).toBe(0)
    const one = await views('check', 'users', 'me')
    expect(one.out).toBe('ok     1 view, and nothing wrong\n')
  })

  test('names file and line, what is wrong and the way to say it, and fails', async () => {
    write(Object.fromEntries(WRONG))
    const { code, out } = await views('check')
    expect(code).toBe(1)
    for (const [, , says] of WRONG) expect(out).toMatch(says)
    expect(out.trim().split('\n')).toHaveLength(WRONG.length)
    const one = await views('check', 'users', 'range')
    expect(one.out).toMatch(/^wrong {2}users\/range\.html, line 3: [^\n]*\n$/)
    expect(one.code).toBe(1)
    expect((await views('check', 'users', 'me')).code).toBe(0)
    expect((await views('check', 'users', 'nothing')).err).toContain('users has no view "nothing"')
  })
})
