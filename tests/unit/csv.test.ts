import { expect, test } from 'vitest'
import { csvLine } from '../../pb_public_src/gui/csv'
import { FORMATS } from '../../pb_public_src/gui/export-format'
import { keptViews, renamed, viewsOf, without, withView } from '../../pb_public_src/gui/kept-views'
import { parsedCsv } from '../support/csv'

const ODD = ['', 'plain', 'a,b', 'say "x"', 'two\nlines', 'cr\r\nlf', ' edges ', '"', ',', 'ä😀']

test('what is written as CSV is read as it was', () => {
  const text = csvLine(ODD, false) + csvLine([1.5, -2, true, null, undefined, ['a', 'b,c']], false)
  expect(parsedCsv(text)).toEqual([ODD, ['1.5', '-2', 'true', '', '', '["a","b,c"]']])
  expect(csvLine(['a', 'b'], false)).toBe('a,b\r\n')
})

test('for a spreadsheet no text is a formula, and a number stays one', () => {
  const evil = ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\r=1', "'=1", 'a=1']
  expect(parsedCsv(csvLine([...evil, -1.5], true))[0]).toEqual([
    ...["'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\tx", "'\r=1", "'=1", 'a=1', '-1.5'],
  ])
  expect(parsedCsv(csvLine(evil, false))[0]).toEqual(evil)
})

test('each format is whole, with no records, one and more', () => {
  const rows = [
    { id: 'a', title: 'x\u2028', size: 1e21 },
    { id: 'b', title: '', tags: ['red'] },
  ]
  const written = (name: string, some: typeof rows): string => {
    const { head, line, end } = (FORMATS[name] ?? FORMATS.csv)(['id', 'title', 'size'], false)
    return head + some.map(line).join('') + end
  }
  const objects = [
    { id: 'a', title: 'x\u2028', size: 1e21 },
    { id: 'b', title: '', size: null },
  ]
  for (const count of [0, 1, 2]) {
    expect(JSON.parse(written('json', rows.slice(0, count)))).toEqual(objects.slice(0, count))
    const lines = written('jsonl', rows.slice(0, count)).split('\n').filter(Boolean)
    expect(lines.map((line) => JSON.parse(line))).toEqual(objects.slice(0, count))
    expect(parsedCsv(written('csv', rows.slice(0, count)))).toHaveLength(count + 1)
  }
})

test('saved views are kept by collection and name, and only those that are some', () => {
  const view = { name: 'new', address: '#/things?sort=title' }
  const all = withView(withView({}, 'things', view), 'things', { ...view, name: 'a' })
  expect(all).toEqual({ things: [{ ...view, name: 'a' }, view] })
  expect(withView(all, 'things', { ...view, address: '#/things' }).things).toEqual([
    ...[
      { ...view, name: 'a' },
      { name: 'new', address: '#/things' },
    ],
  ])
  expect(renamed(all, 'things', { from: 'a', to: 'z' }).things?.map(({ name }) => name)).toEqual([
    ...['new', 'z'],
  ])
  expect(renamed(all, 'things', { from: 'none', to: 'z' })).toEqual(all)
  expect(without(all, 'things', 'a')).toEqual({ things: [view] })
  expect(keptViews(JSON.stringify(all))).toEqual(all)
  expect(keptViews('no JSON')).toEqual({})
  expect(viewsOf({}, '__proto__')).toEqual([])
  expect(viewsOf(withView({}, '__proto__', view), '__proto__')).toEqual([view])
  const bad = [{ name: 1, address: '#/a' }, { name: 'x', address: 'javascript:alert(1)' }, null]
  expect(keptViews(JSON.stringify({ a: bad, b: 5 }))).toEqual({ a: [], b: [] })
})
