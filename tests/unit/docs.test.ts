import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const DOCUMENTS = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'proj/demo/README.md'],
  ...readdirSync('docs').flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
]

/** Where the links and pictures of a document lead that are in the repository. */
const linksIn = (document: string): readonly string[] =>
  [...readFileSync(document, 'utf8').matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:|^#/.test(target))

test('every link and picture of the documents is there', () => {
  const links = DOCUMENTS.flatMap((document) =>
    linksIn(document).map((link) => [document, link] as const),
  )
  expect(links.length).toBeGreaterThan(40)
  const dead = links.filter(
    ([document, link]) => !existsSync(join(dirname(document), link.split('#')[0] ?? '')),
  )
  expect(dead).toEqual([])
})

test('and every document can be found from the first one', () => {
  const found = new Set(['README.md'])
  for (const document of found) {
    for (const link of linksIn(document)) {
      const path = join(dirname(document), link.split('#')[0] ?? '')
      if (path.endsWith('.md')) found.add(path)
    }
  }
  expect(
    DOCUMENTS.filter((document) => !found.has(document) && document !== 'CHANGELOG.md'),
  ).toEqual([])
})
