import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slicesOf, storedJson } from '../../pb_hooks_src/records/slices'

test('the slices of a JSON text are the texts of what is in it', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.boolean(), (value, spaced) => {
      const holder = typeof value === 'object' && value !== null ? value : [value]
      const text = JSON.stringify(holder, null, spaced ? 2 : 0)
      const parsed = [...slicesOf(text)].map(([key, part]) => [key, JSON.parse(part)])
      // A key may be there twice in a text, and the last one counts.
      expect(parsed).toEqual(Object.entries(JSON.parse(text)))
    }),
    { seed: 1, numRuns: 500 },
  )
})

test('they stay as they were written', () => {
  const slices = slicesOf(
    '{"b": 1.0 ,"2":{"z":[1E-7, "],{"] },"1":12345678901234567890, "":"\\"" }',
  )
  expect([...slices]).toEqual([
    ['b', '1.0'],
    ['2', '{"z":[1E-7, "],{"] }'],
    ['1', '12345678901234567890'],
    ['', '"\\""'],
  ])
  expect([...slicesOf(' [ [] , "a,b" ] ').values()]).toEqual(['[]', '"a,b"'])
  expect(slicesOf('{}').size + slicesOf('[]').size).toBe(0)
})

test.each([
  ['1e-7', '1e-07'],
  ['9223372036854775808', '9.223372036854776e+18'],
  ['9007199254740993', '9007199254740993'],
  ['1234567.5', '1.2345675e+06'],
  ['0.0001', '0.0001'],
  ['1e6', '1000000'],
  ['1.0', '1'],
  ['-0', '0'],
  ['1e300', '1e+300'],
  ['"1e-7"', '"1e-7"'],
  ['[1e-7]', '[1e-7]'],
])('%s is %s once it was stored', (text, stored) => expect(storedJson(text)).toBe(stored))
