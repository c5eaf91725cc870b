import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { interrupt, type Run, repository, runScript, start, write } from './fixture'

const RUN = 'proj/demo/.run'

/** A seed that says that it has begun, and does not end in any time a test waits. */
const SLOW_SEED = `$app.rootCmd.addCommand(new Command({
  use: 'slow',
  run: (cmd) => {
    cmd.outOrStdout().write('sowing')
    sleep(600000)
  },
}))`

const LOSS =
  /^This deletes proj\/demo\/\.run\/pb_data: [\d.]+ MB, with every record, file, .* first start\.\n/m

const reset = (root: string, ...args: string[]): Promise<Run> =>
  runScript(root, ['demo-reset.mjs', ...args])

const notesPath = '/api/collections/notes/records'

/** The notes of a demo, which is served for that and ended again. */
async function notes(root: string, ...more: readonly string[]): Promise<readonly string[]> {
  const server = await start(root)
  for (const text of more) {
    const headers = { 'Content-Type': 'application/json' }
    const body = JSON.stringify({ text })
    await fetch(server.url + notesPath, { method: 'POST', headers, body })
  }
  const list = await fetch(`${server.url}${notesPath}?sort=text`)
  await interrupt(server)
  return ((await list.json()) as { items: { text: string }[] }).items.map(({ text }) => text)
}

const SEEDED = ['seed 1', 'seed 2']

/** A demo to which somebody has added a note. */
async function changedDemo(): Promise<string> {
  const root = repository()
  expect(await notes(root, 'mine')).toEqual(['mine', ...SEEDED])
  return root
}

const leftovers = (root: string): readonly string[] =>
  readdirSync(join(root, RUN)).filter((name) => /^pb_data\.|\.lock$/.test(name))

describe('npm run demo:reset', () => {
  test('says what goes, and without a yes nothing does', async () => {
    const root = await changedDemo()
    const run = await reset(root)
    expect(await run.ended).toBe(1)
    expect(run.out()).toMatch(LOSS)
    expect(run.printed()).toContain('pb-stack: Nothing was deleted. If it shall be, answer yes')
    expect(await notes(root)).toEqual(['mine', ...SEEDED])
  })

  test.each([
    ['asked, with a yes', [], 'yes\n'],
    ['unasked, with --yes', ['--yes'], ''],
  ])('%s, all is as at the first start, with the same login', async (_how, args, input) => {
    const root = await changedDemo()
    const login = readFileSync(join(root, RUN, 'superuser.json'), 'utf8')
    const { status, stdout } = spawnSync(
      process.execPath,
      [join(root, 'scripts/demo-reset.mjs'), ...args],
      { cwd: root, input, env: { ...process.env, POCKETBASE: inject('binary') }, encoding: 'utf8' },
    )
    expect(stdout).toMatch(LOSS)
    expect(stdout).toMatch(/The demo is as at its first start\.\n$/)
    expect(status).toBe(0)
    expect(leftovers(root)).toEqual([])
    expect(await notes(root)).toEqual(SEEDED)
    expect(readFileSync(join(root, RUN, 'superuser.json'), 'utf8')).toBe(login)
  })

  test('makes a demo that was never started, of another size', async () => {
    const root = repository()
    const run = await reset(root, '--tickets', '3')
    expect(await run.ended).toBe(0)
    expect(run.out()).not.toContain('deletes')
    expect(await notes(root)).toEqual([...SEEDED, 'seed 3'])
  })

  test('refuses while a server runs, and while another one resets', async () => {
    const root = repository()
    const server = await start(root)
    const refused = await reset(root, '--yes')
    expect(await refused.ended).toBe(1)
    expect(refused.printed()).toBe(
      `pb-stack: PocketBase runs on ${join(root, RUN)}. Stop it first: Ctrl-C where \`npm start\` ` +
        'runs, or `npm run down`.\n',
    )
    expect((await fetch(`${server.url}${notesPath}`)).status).toBe(200)
    await interrupt(server)

    write(root, { [`${RUN}/reset.lock`]: String(process.pid) })
    const second = await reset(root, '--yes')
    expect(await second.ended).toBe(1)
    expect(second.printed()).toContain(`Process ${process.pid} is resetting the demo; wait for it.`)
  })

  test.each(['SIGINT', 'SIGKILL'] as const)(
    'cut off by %s, it has changed nothing',
    async (how) => {
      const root = await changedDemo()
      write(root, {
        'proj/demo/pb_hooks/slow.pb.js': SLOW_SEED,
        'proj/demo/project.json': '{ "seed": ["slow"] }',
      })
      const run = await reset(root, '--yes')
      await run.until('sowing')
      if (how === 'SIGINT') {
        expect(await interrupt(run)).toBe(130)
        expect(run.out()).toMatch(/Stopped; the demo is as it was\.\n$/)
        expect(leftovers(root)).toEqual([])
      } else {
        run.child.kill(how)
        await once(run.child, 'exit')
        endSeedOf(root)
        await run.ended
      }
      write(root, { 'proj/demo/project.json': '{ "seed": ["demo", "seed"] }' })
      expect(await notes(root)).toEqual(['mine', ...SEEDED])
      const again = await reset(root, '--yes')
      expect(await again.ended).toBe(0)
      expect(leftovers(root)).toEqual([])
      expect(existsSync(join(root, RUN, 'pb_data/data.db'))).toBe(true)
    },
  )

  test.each([
    [['--all'], "Unknown option '--all'. `npm run demo:reset -- --help` shows what there is."],
    [['--tickets', 'many'], '--tickets takes a whole number, not "many".'],
  ])('does not understand %j', async (args, sentence) => {
    const run = await reset(repository(), ...args)
    expect(await run.ended).toBe(1)
    expect(run.printed()).toBe(`pb-stack: ${sentence}\n`)
  })
})

/** Ends the PocketBase that a reset has left behind which was killed. */
function endSeedOf(root: string): void {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const file = `/proc/${pid}/cmdline`
    const line = existsSync(file) ? readFileSync(file, 'utf8') : ''
    if (line.includes(`--dir=${join(root, RUN)}`)) process.kill(Number(pid), 'SIGKILL')
  }
}
