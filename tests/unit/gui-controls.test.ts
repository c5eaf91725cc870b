import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checked, said, sized } from '../../pb_public_src/gui/controls/files-limits'
import { formatted, problemIn } from '../../pb_public_src/gui/controls/json-text'
import { placeOf, positionAt, startOf, stepped } from '../../pb_public_src/gui/controls/map'
import { searchAddress } from '../../pb_public_src/gui/controls/search'
import { localOf, utcOf } from '../../pb_public_src/gui/controls/zone'
import { safeStyle } from '../../pb_public_src/gui/rich/style'

describe('times in Berlin', () => {
  const zone = process.env.TZ
  beforeAll(() => {
    process.env.TZ = 'Europe/Berlin'
  })
  afterAll(() => {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  })

  test.each([
    ['2026-01-15 12:00:00.000Z', '2026-01-15T13:00'],
    ['2026-07-15 12:00:05.500Z', '2026-07-15T14:00:05.500'],
    ['2026-03-29 00:59:00.000Z', '2026-03-29T01:59'],
    ['2026-03-29 01:00:00.000Z', '2026-03-29T03:00'],
    ['2026-10-25 00:30:00.000Z', '2026-10-25T02:30'],
    ['2026-12-31 23:30:00.000Z', '2027-01-01T00:30'],
  ])('%s is %s there, and back', (utc, local) => {
    expect(localOf(utc)).toBe(local)
    expect(utcOf(local)).toBe(utc)
  })

  test('of an hour that comes twice it is the first, and one that is left out comes after it', () => {
    expect(localOf('2026-10-25 01:30:00.000Z')).toBe('2026-10-25T02:30')
    expect(utcOf('2026-10-25T02:30')).toBe('2026-10-25 00:30:00.000Z')
    expect(utcOf('2026-03-29T02:30')).toBe('2026-03-29 01:30:00.000Z')
  })

  test('no time is none', () => {
    expect(localOf('')).toBe('')
    expect(utcOf('')).toBe('')
  })
})

test.each([
  ['{"a": 1}', ''],
  ['{"a": x}', 'Line 1, column 7'],
  ['{"a": "x",\n "b": [1, 2,]}', 'Line 2, column 13'],
  ['{"a": 1', 'Line 1, column 8'],
  ['[1]\n]', 'Line 2, column 1'],
])('what is wrong with %j stands at %j', (text, place) => {
  if (place === '') expect(problemIn(text)).toBe('')
  else expect(problemIn(text)).toMatch(new RegExp(`^${place}: \\w`))
})

test('JSON is set in lines, with every part of it as it was', () => {
  const text = '{"a":[1.50,12345678901234567890,{}],"b":"{,\\"}","c":[]}'
  expect(formatted(text)).toBe(
    '{\n  "a": [\n    1.50,\n    12345678901234567890,\n    {}\n  ],\n  "b": "{,\\"}",\n  "c": []\n}',
  )
  expect(formatted(formatted(text))).toBe(formatted(text))
})

test('a search quotes what is typed, and finds an id', () => {
  const source = { options: '/api/collections/w/records?view=options&mode=append', by: ['name'] }
  const filterOf = (text: string) =>
    new URLSearchParams(searchAddress(source, text).split('?')[1]).get('filter')
  expect(filterOf('')).toBe(null)
  expect(filterOf("it's a")).toBe("(name ~ 'it\\'s') && (name ~ 'a')")
  expect(filterOf('abcdefghijklmno')).toBe("(name ~ 'abcdefghijklmno') || id = 'abcdefghijklmno'")
  expect(searchAddress({ ...source, by: [] }, 'x')).toContain('filter=id+%7E+%27x%27')
  expect(searchAddress(source, 'x')).not.toContain('append')
})

test('files are held to their limits', () => {
  const file = (name: string, size: number, type = 'text/plain') => ({ name, size, type }) as File
  const limits = { most: 2, bytes: 1024, types: ['text/plain'] }
  const { good, problems } = checked(
    [file('a', 1), file('b', 2000), file('c', 1, 'image/png'), file('d', 1, ''), file('e', 1)],
    0,
    limits,
  )
  expect(good.map(({ name }) => name)).toEqual(['a', 'd'])
  expect(problems).toEqual([
    'b is larger than 1 kB.',
    'c is none of text/plain.',
    'There can be no more than 2.',
  ])
  expect(said(limits)).toBe('up to 2 files, up to 1 kB each, text/plain')
  expect([sized(999), sized(5 << 20), sized(1536)]).toEqual(['999 bytes', '5 MB', '1.5 kB'])
})

test('a position is where it stands on the map', () => {
  expect(placeOf({ lat: 90, lon: -180 })).toEqual([0, 0])
  expect(positionAt(...placeOf({ lat: 52.52, lon: 13.4 }), 8)).toEqual({ lat: 52.52, lon: 13.4 })
  expect(positionAt(2, -1, 1)).toEqual({ lat: 90, lon: 180 })
  expect(stepped({ lat: 89.5, lon: 179.5 }, 1, 1)).toEqual({ lat: 90, lon: -179.5 })
  expect([startOf(0.5, 1), startOf(0, 4), startOf(1, 4), startOf(0.5, 4)]).toEqual([
    0, 0, -300, -150,
  ])
})

test('of a style stays what only looks', () => {
  const style = 'color: red; background-image: url(https://x/); position: fixed; text-align: center'
  expect(safeStyle(style)).toBe('color: red; text-align: center')
  expect(safeStyle('width: expression(1); background-color: u\\72l(x)')).toBe('')
})
