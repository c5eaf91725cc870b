import { existsSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { freePort, interrupt, repository, runScript, start, write } from './fixture'

const SUPERUSER = 'proj/demo/.run/superuser.json'

describe('what npm start cannot do', () => {
  /** What a start that fails prints on stderr, and its exit code. */
  async function failure(
    root: string,
    args: readonly string[] = [],
    env: NodeJS.ProcessEnv = {},
  ): Promise<{ code: number | null; printed: string }> {
    const PORT = String(await freePort())
    const run = await runScript(root, ['start.mjs', ...args], { PORT, ...env })
    return { code: await run.ended, printed: run.printed() }
  }

  test('a port that is taken', async () => {
    const port = await freePort()
    const other = createServer().listen(port, '127.0.0.1')
    onTestFinished(() => new Promise((resolve) => other.close(() => resolve())))
    expect(await failure(repository(), [], { PORT: String(port) })).toEqual({
      code: 1,
      printed: `pb-stack: Port ${port} is taken; choose another one, for example PORT=8090.\n`,
    })
  })

  test.each(['0', '65536', 'http', '80.5', '-1'])('PORT=%s', async (PORT) => {
    expect(await failure(repository(), [], { PORT })).toEqual({
      code: 1,
      printed: `pb-stack: PORT must be a number from 1 to 65535, not "${PORT}".\n`,
    })
  })

  test.each([
    [['--colour'], "Unknown option '--colour'. `npm start -- --help` shows"],
    [['demo'], "Unexpected argument 'demo'"],
    [['--tickets', 'many'], '--tickets takes a whole number, not "many".'],
    [['--project', 'proj/none'], /There is no folder .*proj\/none\./],
  ])('the arguments %j', async (args, sentence) => {
    const { code, printed } = await failure(repository(), args)
    expect(code).toBe(1)
    expect(printed).toMatch(sentence)
  })

  test('an old Node', async () => {
    const old = 'Object.defineProperty(process.versions, "node", { value: "18.20.0" })'
    const env = { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(old)}` }
    expect(await failure(repository(), [], env)).toEqual({
      code: 1,
      printed: 'pb-stack needs Node 20 or newer; this is Node 18.20.0.\n',
    })
  })

  test('a project.json that is not right', async () => {
    const root = repository()
    write(root, { 'proj/demo/project.json': '{ "seed": "demo seed" }' })
    expect((await failure(root)).printed).toMatch(/"seed" in .*project\.json must be a list/)
    write(root, { 'proj/demo/project.json': '{' })
    expect((await failure(root)).printed).toMatch(/project\.json cannot be read: .*JSON/)
  })

  test('a migration that fails, at the first start and at a later one', async () => {
    const root = repository()
    const broken = "migrate(() => { throw new Error('no such thing') })"
    write(root, { 'proj/demo/pb_migrations/2_broken.js': broken })
    const first = await failure(root)
    expect(first.printed).toContain('2_broken.js: Error: no such thing')
    expect(first.printed).toContain('pb-stack: PocketBase stopped at the step "migrate up"')
    expect(first.code).toBe(1)
    expect(existsSync(join(root, SUPERUSER))).toBe(false)

    rmSync(join(root, 'proj/demo/pb_migrations/2_broken.js'))
    await interrupt(await start(root))
    write(root, { 'proj/demo/pb_migrations/3_broken.js': 'migrate((' })
    const later = await failure(root)
    expect(later.printed).toContain('3_broken.js: SyntaxError')
    expect(later.printed).toContain('pb-stack: PocketBase stopped at the step "serve"')
    expect(later.code).toBe(2)
  })

  test('a seed that fails', async () => {
    const root = repository()
    write(root, { 'proj/demo/project.json': '{ "seed": ["sow"] }' })
    const { code, printed } = await failure(root)
    expect(printed).toMatch(/unknown command "sow".*stopped at the step "sow" with exit code 1/s)
    expect(code).toBe(1)
  })
})
