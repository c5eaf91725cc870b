import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const namesIn = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].flatMap(([, names = '']) => names.split(','))

test('what gui-more.js takes from gui.js is given there, by the address of the page', () => {
  const [first, more, page] = ['gui.js', 'gui-more.js', 'index.html'].map((file) =>
    readFileSync(`pb_public/stack/${file}`, 'utf8'),
  )
  const given = namesIn(first ?? '', /export\{([^}]*)\}/g).map((name) => name.replace(/.* as /, ''))
  const taken = namesIn(more ?? '', /import\{([^}]*)\}from/g).map((name) =>
    name.replace(/ as .*/, ''),
  )
  expect(taken.length).toBeGreaterThan(20)
  expect(given).toEqual(expect.arrayContaining(taken))
  const [address = ''] = /(?<=from"\.\/)gui\.js[^"]*/.exec(more ?? '') ?? []
  expect(page).toContain(`${address}"`)
})
