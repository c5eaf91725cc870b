import { expect, test } from 'vitest'
import { PLAIN, readPlace, tableAddress } from '../../pb_public_src/gui/place'

test('an address says where one is', () => {
  expect(readPlace('')).toEqual({ is: 'home' })
  expect(readPlace('#/')).toEqual({ is: 'home' })
  expect(readPlace('#/sign-in')).toEqual({ is: 'sign-in' })
  expect(readPlace('#/tickets')).toEqual({ is: 'table', collection: 'tickets', looks: PLAIN })
  expect(readPlace('#/auth')).toEqual({ is: 'table', collection: 'auth', looks: PLAIN })
  expect(readPlace('#/auth/confirm-verification/abc')).toEqual({
    is: 'mail',
    what: 'confirm-verification',
    token: 'abc',
  })
})

test('all looks of a table come back from its address', () => {
  const looks = {
    sort: ['-due', 'title'],
    filter: 'title = "a&b?c=d" && x ~ \'ü %\' || y + 1 > 2 # no',
    find: 'two words',
    columns: ['title', 'due'],
    dense: true,
  }
  const address = tableAddress('tickets', looks)
  expect(readPlace(address)).toEqual({ is: 'table', collection: 'tickets', looks })
  expect(tableAddress('tickets', PLAIN)).toBe('#/tickets')
  expect(address).toContain('sort=-due,title')
  expect(address).toContain('find=two+words')
})

test('what is no place leads home, and what is no column is left out', () => {
  expect(readPlace('#/../x')).toEqual({ is: 'home' })
  expect(readPlace('#/a b')).toEqual({ is: 'home' })
  expect(readPlace("#/tickets?sort=a,b'c,-d&columns=%27")).toMatchObject({
    looks: { sort: ['a', '-d'], columns: [] },
  })
})
