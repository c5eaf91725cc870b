import { chmodSync, cpSync, existsSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from '../../scripts/main.mjs'
import { treeOf } from './add-fixture'
import { folder, freePort, interrupt, repository, runScript, start, write } from './fixture'
import { writeExecutable } from './found'
import { composeRepository, ran } from './up-fixture'

/** Whoever may do everything runs it as somebody else. */
const SOMEBODY = 'if (process.getuid() === 0) process.setuid(65534)'

/** What a script prints that somebody runs who may write nothing there, which it must not change. */
async function refusal(root: string, ...command: readonly string[]): Promise<string> {
  for (const path of [root, join(root, '..')]) chmodSync(path, 0o755)
  const before = treeOf(root)
  const run = await runScript(root, command, {
    PORT: String(await freePort()),
    NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(SOMEBODY)}`,
  })
  expect(await run.ended, run.printed()).toBe(1)
  expect(treeOf(root)).toEqual(before)
  return run.printed().replaceAll(root, 'ROOT')
}

const SENTENCE =
  /^pb-stack: EACCES: permission denied, \w+ 'ROOT\/.+'\. Run it as somebody who may write there\.\n$/

describe('where nothing may be written', () => {
  test.each(['start', 'up', 'demo-reset'])('%s says so, in a new folder', async (script) => {
    const root = repository()
    write(root, { 'process-compose.yaml': '' })
    expect(await refusal(root, `${script}.mjs`)).toMatch(SENTENCE)
  })

  test("demo-reset keeps a demo that is somebody else's", async () => {
    const root = repository()
    await interrupt(await start(root))
    rmSync(join(root, 'proj/demo/.run/pb_hooks/demo.pb.js'))
    expect(await refusal(root, 'demo-reset.mjs', '--yes')).toContain('pb-stack: EACCES: ')
  })

  test('pack says so', async () => {
    const root = folder()
    for (const name of ['scripts', 'pb_hooks', 'pb_migrations', 'pb_public', 'pb_hooks_src']) {
      cpSync(join(ROOT, name), join(root, name), { recursive: true })
    }
    for (const name of [
      'pb_public_src',
      'build.mjs',
      'package.json',
      'package-lock.json',
      'LICENSE',
    ]) {
      cpSync(join(ROOT, name), join(root, name), { recursive: true })
    }
    symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'))
    expect(await refusal(root, 'pack.mjs')).toMatch(SENTENCE)
  })
})

test.each(['start', 'up', 'demo-reset'])('a PocketBase for another system: %s', async (script) => {
  const root = composeRepository()
  // The head of an ELF file for s390x.
  const elf = `${'\x7fELF\x02\x02\x01'.padEnd(18, '\0')}\0\x16`
  const POCKETBASE = writeExecutable(folder(), 'pocketbase', elf)
  const refused = await ran(root, [`${script}.mjs`], { POCKETBASE, PORT: String(await freePort()) })
  expect(refused.printed).toMatch(
    /^pb-stack: \$POCKETBASE cannot be used: .+ does not run on \w+ \(.+\); is it made for another/,
  )
  expect(refused.code).toBe(1)
  expect(existsSync(join(root, 'proj/demo/.run/pb_data'))).toBe(false)
})

test('what is no file is a bug, with its stack', async () => {
  const root = repository()
  write(root, { 'scripts/bug.mjs': "import { main } from './main.mjs'\nawait main(() => none())" })
  const run = await runScript(root, ['bug.mjs'])
  expect(await run.ended).toBe(1)
  expect(run.printed()).toMatch(/ReferenceError: none is not defined\n +at /)
})

test('a PocketBase that runs on it already is told of, by start and by up', async () => {
  const root = composeRepository()
  const running = await start(root)
  for (const script of ['start', 'up']) {
    const refused = await ran(root, [`${script}.mjs`], { PORT: String(await freePort()) })
    expect(refused.code).toBe(1)
    expect(refused.printed).toBe(
      `pb-stack: PocketBase runs on ${join(root, 'proj/demo/.run')} already; stop that one first.\n`,
    )
  }
  expect((await fetch(`${running.url}/api/health`)).status).toBe(200)
})
