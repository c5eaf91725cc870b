import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const DOCUMENTS = [
  ...['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'proj/demo/README.md'],
  'mod/tofu/README.md',
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

/** Everything that the scripts and the pack can say. */
const said = ['scripts', 'pb_hooks_src']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  .filter((path) => /\.(mjs|ts)$/.test(path))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n')
  // A sentence that goes over several lines.
  .replaceAll(/['`] \+\n\s*['`]/g, '')

/** What the code puts into a sentence, and what an example has there. */
const plain = (text: string): string =>
  text.replaceAll(/\$\{[^}]*\}|8090|POST \/api\/sql|"migrate up"|stack_features/g, '')

test('what the list of symptoms says that something says, is said', () => {
  const text = readFileSync('docs/troubleshooting.md', 'utf8').split('## What doctor says')[1] ?? ''
  const quoted = text
    .split('\n')
    .filter((line) => /^\| .*`.* \|/.test(line))
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)])
    .flatMap(([, sentence = '']) => sentence.split(/ ?… ?/))
  expect(quoted.length).toBeGreaterThan(30)
  const everything = plain(said)
  expect(quoted.filter((words) => !everything.includes(plain(words)))).toEqual([])
})
