import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { find } from '../../scripts/find.mjs'
import { COLD } from '../support/cold'
import { freePort, write } from './fixture'
import { composeRepository, HOOKS, health, kept, RUN, ran, TOKEN, up } from './up-fixture'

beforeAll(() => find('process-compose'), COLD)

test('a PocketBase that runs but does not answer is started again', async () => {
  const { state } = await up(composeRepository())
  const { pid } = await state()
  process.kill(pid, 'SIGSTOP')
  await expect
    .poll(state, { timeout: 400_000, interval: 1_000 })
    .toMatchObject({ restarts: 1, is_ready: 'Ready' })
  expect((await state()).pid).not.toBe(pid)
}, 450_000)

test('logs are cut into pieces that nobody else can read', async () => {
  const root = composeRepository()
  write(root, { 'proj/demo/pb_hooks/end.pb.js': HOOKS })
  const { url } = await up(root)
  await fetch(`${url}/print`)
  const logs = (): string[] =>
    readdirSync(join(root, RUN, 'logs')).filter((name) => name.startsWith('pocketbase'))
  await expect.poll(() => logs().length, { timeout: 60_000 }).toBe(2)
  for (const name of [...logs(), 'process-compose.log']) {
    expect(statSync(join(root, RUN, 'logs', name)).mode & 0o777).toBe(0o600)
  }
})

test('any folder will do', async () => {
  const root = composeRepository()
  const project = join(root, 'it\'s "{{.X}}" $HOME, ü')
  write(project, { 'pb_public/index.html': 'odd' })
  const PORT = String(await freePort())
  const { code, printed } = await ran(root, ['up.mjs', '--project', project], { PORT })
  expect(code, printed).toBe(0)
  expect(await (await fetch(`http://127.0.0.1:${PORT}/`)).text()).toBe('odd')
  const down = await ran(root, ['compose.mjs', 'down', `--project=${project}`])
  expect(down).toEqual({ code: 0, printed: 'Stopped.\n' })
})

test('npm run down does not take another token than its own', async () => {
  const root = composeRepository()
  const { url } = await up(root)
  const token = kept(root, TOKEN)
  onTestFinished(() => write(root, { [`${RUN}/${TOKEN}`]: token }))
  write(root, { [`${RUN}/${TOKEN}`]: `#${'0'.repeat(48)}\n` })
  const wrong = await ran(root, ['compose.mjs', 'down'])
  expect(wrong.code).toBe(1)
  expect(wrong.printed).toMatch(/pb-stack: Process Compose \(process \d+\) does not take the token/)
  expect(await health(url)).toBe(true)
})

test('npm run up does not keep a PocketBase up that ends by itself', async () => {
  const root = composeRepository()
  await up(root)
  await ran(root, ['compose.mjs', 'down'])
  write(root, { 'proj/demo/pb_migrations/3_broken.js': "migrate(() => { throw 'not today' })" })
  const PORT = String(await freePort())
  const { code, printed } = await ran(root, ['up.mjs'], { PORT })
  expect(printed).toMatch(/^pb-stack: PocketBase did not stay up\. It said:\n.*not today/s)
  expect(code).toBe(1)
  expect((await ran(root, ['compose.mjs', 'down'])).printed).toBe('Nothing is up.\n')
  rmSync(join(root, 'proj/demo/pb_migrations/3_broken.js'))
  expect(await health((await up(root)).url)).toBe(true)
})
