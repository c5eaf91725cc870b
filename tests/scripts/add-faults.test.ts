import { chmodSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  add,
  atWrite,
  NEW,
  OLD,
  OWN,
  packRepository,
  pocketbaseFolder,
  treeOf,
} from './add-fixture'
import { write } from './fixture'

/** What `add` prints where it refuses; nothing in the folder is another than before. */
async function refusal(
  place: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<string> {
  const before = treeOf(place)
  const { code, printed } = await add(packRepository(OLD), [place, ...args], env)
  expect(code, printed).toBe(1)
  expect(treeOf(place)).toEqual(before)
  return printed.replaceAll(place, 'PLACE')
}

/** A folder with a program that is taken for PocketBase. */
function withBinary(script: string): string {
  const place = pocketbaseFolder({ ...OWN, pocketbase: script })
  chmodSync(join(place, 'pocketbase'), 0o755)
  return place
}

const saying = (text: string): string => withBinary(`#!/bin/sh\necho "${text}"\n`)

describe('what is no PocketBase for the pack', () => {
  test('a folder with something else', async () => {
    const place = pocketbaseFolder({ 'index.html': 'a page' })
    expect(await refusal(place)).toBe(
      'pb-stack: PLACE is not the folder of a PocketBase: it has neither pocketbase nor pb_data. ' +
        'If it shall be one, add --force.\n',
    )
    expect((await add(packRepository(OLD), [place, '--force'])).code).toBe(0)
  })

  test('a folder that is not there, or is a file', async () => {
    const place = pocketbaseFolder()
    for (const path of ['none', 'pb_data/data.db']) {
      const { code, printed } = await add(packRepository(OLD), [join(place, path), '--force'])
      expect(printed).toBe(`pb-stack: There is no folder ${join(place, path)}.\n`)
      expect(code).toBe(1)
    }
  })

  test.each(['0.36.7', '0.22.27'])('version %s', async (version) => {
    expect(await refusal(saying(`pocketbase version ${version}`), ['--force'])).toBe(
      `pb-stack: PLACE/pocketbase is ${version}; the pack needs PocketBase 0.36.8 or newer.\n`,
    )
  })

  test.each(['0.36.8', '0.40.4', '1.0.0', '(untracked)'])('but version %s is', async (version) => {
    const place = saying(`pocketbase version ${version}`)
    const { code, printed } = await add(packRepository(OLD), [place])
    expect(code, printed).toBe(0)
  })

  test('a program for another system', async () => {
    // The head of an ELF file for s390x.
    const place = withBinary(`${'\x7fELF\x02\x02\x01'.padEnd(18, '\0')}\0\x16`)
    expect(await refusal(place)).toMatch(
      /^pb-stack: PLACE\/pocketbase does not tell its version on \w+ \(.+\); is it made for another/,
    )
    expect((await add(packRepository(OLD), [place, '--force'])).code).toBe(0)
  })

  test('one that takes no hooks', async () => {
    const place = withBinary('#!/bin/sh\necho "Error: unknown flag: --hooksDir" >&2\nexit 1\n')
    expect(await refusal(place)).toContain('(Error: unknown flag: --hooksDir)')
  })

  test('the repository itself', async () => {
    const root = packRepository(OLD)
    const { code, printed } = await add(root, ['.', '--force', '--remove'])
    expect(printed).toContain(`${root} is where the pack comes from`)
    expect(code).toBe(1)
  })
})

test.each([
  [[], 'It takes one folder, that of a PocketBase. `npm run add -- --help` shows what there is.'],
  [['a', 'b'], 'It takes one folder'],
  [['a', '--colour'], "Unknown option '--colour'. `npm run add -- --help` shows"],
])('the arguments %j', async (args, sentence) => {
  const { code, printed } = await add(packRepository(OLD), args)
  expect(printed).toContain(`pb-stack: ${sentence}`)
  expect(code).toBe(1)
})

test.each([['--remove'], ['--dry-run', '--remove']])(
  '%s %s where there is no pack',
  async (...args) => {
    expect(await refusal(pocketbaseFolder(), args)).toBe(
      'pb-stack: There is no pack in PLACE: pb_hooks/pb-stack.sha256 is not there.\n',
    )
  },
)

test('a folder that may not be written', async () => {
  const root = packRepository(OLD)
  const place = pocketbaseFolder()
  for (const path of [root, dirname(place)]) chmodSync(path, 0o755)
  chmodSync(place, 0o555)
  // Whoever may do everything runs it as somebody else.
  const code = 'if (process.getuid() === 0) process.setuid(65534)'
  const env = { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(code)}` }
  const before = treeOf(place)
  for (const args of [[place], [place, '--dry-run']]) {
    const ran = await add(root, args, env)
    expect(ran.printed).toMatch(/^pb-stack: Nothing can be written into .*mein Büro: EACCES/)
    expect(ran.code).toBe(1)
  }
  expect(treeOf(place)).toEqual(before)
})

describe('what is in the way', () => {
  test.each([
    ['pb_public/stack', "stat 'PLACE/pb_public/stack/index.html'. Nothing was changed."],
    ['pb_migrations', 'PLACE/pb_migrations is no folder.'],
    ['pb_hooks/pb-stack.sha256', 'is not the list of files that pb-stack keeps there'],
  ])('a file that is %s', async (path, sentence) => {
    expect(await refusal(pocketbaseFolder({ ...OWN, [path]: 'a file' }))).toContain(sentence)
  })

  test.each(['../../etc/passwd', 'pb_hooks/../x', 'pb_data/data.db', 'pb_hooks//x'])(
    'a list that names %s',
    async (path) => {
      const list = `# pb-stack 0.1.0\n${'0'.repeat(64)}  ${path}\n`
      const place = pocketbaseFolder({ ...OWN, 'pb_hooks/pb-stack.sha256': list })
      expect(await refusal(place, ['--remove'])).toContain('is not the list of files')
    },
  )

  test('a NAME.new of somebody', async () => {
    const files = { 'pb_hooks/pb-stack.js': 'mine', 'pb_hooks/pb-stack.js.new': 'mine too' }
    expect(await refusal(pocketbaseFolder({ ...OWN, ...files }))).toBe(
      'pb-stack: pb_hooks/pb-stack.js.new is not of the pack: move it away.\n',
    )
  })

  test('another add', async () => {
    const lock = { 'pb-stack.lock': String(process.pid) }
    const place = pocketbaseFolder({ ...OWN, ...lock })
    expect(await refusal(place)).toBe(
      `pb-stack: Process ${process.pid} is changing the pack there; wait for it. ` +
        'If that is not so, delete PLACE/pb-stack.lock.\n',
    )
    write(place, { 'pb-stack.lock': '' })
    expect(await refusal(place)).toContain('Another process is changing the pack there')
    write(place, { 'pb-stack.lock': '4194305' })
    expect((await add(packRepository(OLD), [place])).code).toBe(0)
    expect(treeOf(place)).not.toHaveProperty(['pb-stack.lock'])
  })
})

test('of many at once, each is done or says that it waits, and the pack is whole', async () => {
  const root = packRepository(OLD)
  const place = pocketbaseFolder()
  const ran = await Promise.all(Array.from({ length: 6 }, () => add(root, [place])))
  for (const { code, printed } of ran) {
    if (code !== 0) expect(printed).toMatch(/rocess.* is changing the pack there; wait for it/)
  }
  expect(ran.some(({ code }) => code === 0)).toBe(true)
  const alone = pocketbaseFolder()
  await add(root, [alone])
  expect(treeOf(place)).toEqual(treeOf(alone))
})

describe('a disk that is full', () => {
  test('while files are written beside: nothing is changed', async () => {
    for (const n of [4, 5, 6, 8, 10, 14]) {
      const place = pocketbaseFolder()
      expect(await refusal(place, [], atWrite(n, 'fails'))).toContain(
        'pb-stack: ENOSPC: no space left. Nothing was changed.',
      )
    }
  })

  test('at the end: the next one does the rest', async () => {
    const place = pocketbaseFolder()
    await add(packRepository(OLD), [place])
    const root = packRepository(NEW)
    const failed = await add(root, [place], atWrite(18, 'fails'))
    expect(failed.printed).toMatch(/no space left\. It is half done: put that right and run it/)
    expect(failed.code).toBe(1)
    const { code, printed } = await add(root, [place])
    expect(code).toBe(0)
    expect(printed).toContain('What an earlier run had begun is done now.')
    expect(readFileSync(join(place, 'pb_hooks/pb-stack.pb.js'), 'utf8')).toBe('loader 2')
  })
})
