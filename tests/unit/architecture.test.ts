import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

const SRC = 'pb_hooks_src'

/** Each part of the code, and the parts it may import. Read top to bottom: arrows only point up. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  fault: [],
  version: [],
  input: ['fault'],
  schema: ['input', 'fault'],
  model: ['schema'],
  web: ['model'],
  records: ['feature', 'web', 'fault'],
  pages: ['feature', 'web', 'model', 'schema'],
  task: [],
  host: ['task', 'model', 'schema', 'web'],
  'document-key': ['model'],
  feature: ['host', 'document-key', 'model', 'web', 'fault'],
  openapi: ['feature', 'host', 'model', 'schema', 'web', 'input', 'fault', 'version'],
  state: ['feature', 'host', 'schema', 'input', 'fault'],
  types: ['feature', 'host', 'model', 'schema'],
  doctor: ['feature', 'host', 'model', 'schema', 'version', 'web'],
  stack: ['feature', 'openapi', 'records', 'pages', 'state', 'types', 'doctor'],
  pocketbase: [
    ...['stack', 'state', 'task', 'types', 'feature', 'host', 'document-key', 'records', 'pages'],
    ...['web', 'model', 'schema', 'fault'],
  ],
  main: ['pocketbase'],
}

/** Untrusted input is read by zod, YAML is printed by yaml; nothing else runs in PocketBase. */
const PACKAGES = ['zod/mini', 'zod/v4/locales/en.js', 'yaml']

const ROOT_FILES = [
  ...['package.json', 'package-lock.json', 'build.mjs', 'tsconfig.json', 'biome.json'],
  ...['knip.json', 'vitest.config.ts', 'README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'LICENSE'],
  ...['Taskfile.yml', 'process-compose.yaml', 'renovate.json'],
]

const partOf = (file: string): string => relative(SRC, file).split(/[/.\\]/, 1)[0] ?? ''

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
  .map((name) => join(SRC, name))

/** Code that a generator prints has imports of its own. */
function withoutTemplates(file: string): string {
  return readFileSync(file, 'utf8').replace(/`(?:\\.|[^`\\])*`/g, '``')
}

const imports = files.flatMap((file) =>
  [...withoutTemplates(file).matchAll(/(?:from |import\()'([^'\n]+)'/g)].map((match) => ({
    file,
    target: String(match[1]),
  })),
)

test('every part has a place in the picture', () => {
  expect(files.length).toBeGreaterThan(30)
  expect(imports.length).toBeGreaterThan(60)
  expect([...new Set(files.map(partOf))].sort()).toEqual(Object.keys(ARROWS).sort())
})

test('arrows only point up', () => {
  const wrong = imports.filter(({ file, target }) => {
    if (!target.startsWith('.')) return !PACKAGES.includes(target)
    const from = partOf(file)
    return ![from, ...(ARROWS[from] ?? [])].includes(partOf(join(dirname(file), `${target}.ts`)))
  })
  expect(wrong).toEqual([])
})

test('the module for pages takes only what pages and the pack have in common', () => {
  const taken = readdirSync('pb_public_src')
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join('pb_public_src', name), 'utf8'))
    .flatMap((text) => text.match(/(?<=from ').*(?=')/g) ?? [])
  expect([...new Set(taken)].filter((path) => !path.startsWith('./')).sort()).toEqual([
    '../pb_hooks_src/records/refusal',
    '../pb_hooks_src/web/datastar',
    '../pb_public/stack/token.js',
  ])
})

/** Goja runs these wrong, differently in each place, or not at all; the compiler lets them pass. */
const GOJA_TRAPS = /\\p\{|localeCompare|toLocale|\basync\b|\bawait\b|setTimeout/

test('nothing depends on what goja does not do as Node does', () => {
  expect(GOJA_TRAPS.test('names.sort((a, b) => a.localeCompare(b))')).toBe(true)
  expect(files.filter((file) => GOJA_TRAPS.test(readFileSync(file, 'utf8')))).toEqual([])
})

test('the root holds nothing but what it is known to hold', () => {
  const found = readdirSync('.', { withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
  expect(found.filter((name) => !ROOT_FILES.includes(name))).toEqual([])
})
