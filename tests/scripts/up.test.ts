import { execFile } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { find } from '../../scripts/find.mjs'
import { COLD } from '../support/cold'
import { freePort, write } from './fixture'
import { composeRepository, HOOKS, health, kept, RUN, ran, TOKEN, up } from './up-fixture'

beforeAll(() => find('process-compose'), COLD)

test('up, status, logs and down', async () => {
  const root = composeRepository()
  write(root, { 'proj/demo/pb_hooks/end.pb.js': HOOKS })
  const first = await up(root)
  expect(await health(first.url)).toBe(true)
  const { password } = JSON.parse(kept(root, 'superuser.json'))
  expect(first.printed.split(password)).toHaveLength(2)
  expect(first.printed).toContain('task down, or npm run down')

  const again = await ran(root, ['up.mjs'])
  expect(again).toEqual({ code: 0, printed: `It is up already, on ${first.url}/stack/\n` })
  const status = await ran(root, ['compose.mjs', 'process', 'list', '--output', 'wide'])
  expect(status.printed).toMatch(/^PID .*\n\d+ +pocketbase .* Running .* Ready +0 +0/)
  const logs = await ran(root, ['compose.mjs', 'process', 'logs', 'pocketbase'])
  expect(logs.printed).toContain(`Server started at ${first.url}`)
  expect(kept(root, 'logs/pocketbase.log')).toContain(`Server started at ${first.url}\n`)

  expect(await ran(root, ['compose.mjs', 'down'])).toEqual({ code: 0, printed: 'Stopped.\n' })
  expect(await health(first.url)).toBe(false)
  expect(kept(root, 'ended')).toBe('in order')
  expect(await ran(root, ['compose.mjs', 'down'])).toEqual({ code: 0, printed: 'Nothing is up.\n' })
  const none = {
    code: 1,
    printed: 'pb-stack: Nothing is up; `task up` or `npm run up` starts it.\n',
  }
  expect(await ran(root, ['compose.mjs', 'process', 'list'])).toEqual(none)

  const token = kept(root, TOKEN)
  const second = await up(root)
  expect(second.printed).not.toContain(password)
  expect(kept(root, TOKEN)).toBe(token)
})

test('kill -9 of PocketBase heals, after a pause', async () => {
  const { api, url, state } = await up(composeRepository())
  const info = await (await api('/process/info/pocketbase')).json()
  expect(info).toMatchObject({ restartPolicy: { backoffSeconds: 2 } })
  const { pid } = await state()
  process.kill(pid, 'SIGKILL')
  await expect
    .poll(state, { timeout: 60_000 })
    .toMatchObject({ restarts: 1, is_ready: 'Ready', is_running: true })
  expect((await state()).pid).not.toBe(pid)
  expect(await health(url)).toBe(true)
})

describe('the API of Process Compose', () => {
  test('answers 401 on every route without the token, whoever asks', async () => {
    const root = composeRepository()
    const { api, url, state } = await up(root)
    expect(statSync(join(root, RUN, TOKEN)).mode & 0o777).toBe(0o600)
    expect(kept(root, TOKEN).trim().length).toBeGreaterThan(20)
    const { paths } = (await (await api('/swagger/doc.json')).json()) as { paths: object }
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => [method.toUpperCase(), path.replace(/\{\w+\}/g, '1')]),
    )
    expect(routes.length).toBeGreaterThan(20)
    expect(routes).toContainEqual(['POST', '/project/stop'])
    const others = ['/', '/live', '/swagger/doc.json', '/process/states/ws', '/nothing']
    const strangers = [
      {},
      { Origin: 'https://example.com' },
      { 'X-PC-Token-Key': '' },
      { 'X-PC-Token-Key': `${kept(root, TOKEN).trim()}0`, Origin: 'http://127.0.0.1' },
    ]
    for (const headers of strangers) {
      for (const [method = '', path = ''] of [...routes, ...others.map((path) => ['GET', path])]) {
        const { status } = await api(path, { method, headers })
        expect([method, path, status]).toEqual([method, path, 401])
      }
    }
    const Origin = 'https://example.com'
    const asks = { Origin, 'Access-Control-Request-Method': 'POST' }
    const preflight = await api('/process', { method: 'OPTIONS', headers: asks })
    expect(preflight.status).toBe(401)
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull()
    const { port } = JSON.parse(kept(root, 'up.json'))
    const elsewhere = fetch(`http://127.0.0.2:${port}/live`)
    await expect(elsewhere, 'it listens on 127.0.0.1 alone').rejects.toThrow()
    expect(await state()).toMatchObject({ restarts: 0, is_ready: 'Ready' })
    expect(await health(url)).toBe(true)
  })

  test('is never served without a token', async () => {
    const root = composeRepository()
    const program = await find('process-compose')
    const bare = (env: NodeJS.ProcessEnv): Promise<string> =>
      new Promise((resolve) => {
        const PC_LOG_FILE = join(root, 'log')
        const options = { cwd: root, env: { ...process.env, PC_LOG_FILE, ...env } }
        execFile(program, ['up', '-t=false'], options, (error, _out, err) => {
          resolve(`${error?.code} ${err}`)
        })
      })
    expect(await bare({})).toMatch(/^1 .*env_file 'No token: start it with `task up`\.' for/s)
    const PC_API_TOKEN_PATH = join(root, 'none')
    expect(await bare({ PC_API_TOKEN_PATH })).toMatch(/^1 .*env_file '.*none' for/s)
  })
})

describe('what npm run up cannot do', () => {
  test('start twice at once; what has died does not count', async () => {
    const root = composeRepository()
    write(root, { [`${RUN}/up.lock`]: String(process.pid) })
    const { code, printed } = await ran(root, ['up.mjs'])
    expect(printed).toContain(`pb-stack: Process ${process.pid} is starting it already; wait`)
    expect(code).toBe(1)
    write(root, { [`${RUN}/up.lock`]: '4194305' })
    await up(root)
    expect(readdirSync(join(root, RUN))).not.toContain('up.lock')
  })

  test.each([
    [['--colour'], "Unknown option '--colour'. `npm run up -- --help` shows what there is."],
    [['--project', 'none'], /There is no folder .*none\./],
  ])('with %j', async (args, sentence) => {
    const { code, printed } = await ran(composeRepository(), ['up.mjs', ...args])
    expect(printed).toMatch(sentence)
    expect(code).toBe(1)
  })

  test('with a PORT that is taken', async () => {
    const port = await freePort()
    const other = createServer().listen(port, '127.0.0.1')
    onTestFinished(() => new Promise((resolve) => other.close(() => resolve())))
    const root = composeRepository()
    const { code, printed } = await ran(root, ['up.mjs'], { PORT: String(port) })
    expect(printed).toContain(`pb-stack: Port ${port} is taken`)
    expect(code).toBe(1)
    expect(readdirSync(join(root, RUN))).toEqual([])
  })

  test('--help says what there is', async () => {
    const { code, printed } = await ran(composeRepository(), ['up.mjs', '--help'])
    expect(printed).toContain('npm run status')
    expect(code).toBe(0)
  })
})
