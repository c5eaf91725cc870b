import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { freePort, interrupt, repository, runScript, type Started, start, write } from './fixture'

const SUPERUSER = 'proj/demo/.run/superuser.json'

/** A seed that does not end by itself in any time a test waits. */
const SLOW = `$app.rootCmd.addCommand(new Command({
  use: 'slow',
  run: (cmd) => {
    cmd.outOrStdout().write('sowing')
    sleep(600000)
  },
}))`

/** A server whose shutdown can be made to take its time, so that a second signal falls into it. */
const END = `
  routerAdd('GET', '/end-slowly', () => $app.store().set('slow', true))
  onTerminate((e) => {
    if ($app.store().get('slow')) {
      console.log('ending')
      sleep(500)
      $os.writeFile('ended', 'ended', 0o644)
    }
    e.next()
  })
`

async function send(server: Started, path: string, body?: unknown, token = ''): Promise<Response> {
  return fetch(server.url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: token },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}

async function notes(server: Started): Promise<readonly string[]> {
  const response = await send(server, '/api/collections/notes/records?sort=text')
  const { items } = (await response.json()) as { items: { text: string }[] }
  return items.map(({ text }) => text)
}

/** A superuser's token, from the login in the file. */
async function signedIn(server: Started, root: string): Promise<string> {
  const { email, password } = JSON.parse(readFileSync(join(root, SUPERUSER), 'utf8'))
  const body = { identity: email, password }
  const response = await send(server, '/api/collections/_superusers/auth-with-password', body)
  return ((await response.json()) as { token: string }).token
}

describe('npm start', () => {
  test('the first start prepares everything', async () => {
    const root = repository()
    const server = await start(root)
    const { email, password } = JSON.parse(readFileSync(join(root, SUPERUSER), 'utf8'))
    expect(email).toBe('admin@example.com')
    expect(server.printed().split(password)).toHaveLength(2)
    expect(statSync(join(root, SUPERUSER)).mode & 0o777).toBe(0o600)
    for (const path of ['/stack/', '/api/stack/openapi.json', '/_/']) {
      expect(server.printed()).toContain(server.url + path)
    }
    expect(await (await send(server, '/stack/')).text()).toBe('the page of the pack')
    expect(await (await send(server, '/')).text()).toBe('the page of the demo')
    expect(await notes(server)).toEqual(['seed 1', 'seed 2'])
    expect(await signedIn(server, root)).not.toBe('')
    expect(existsSync(join(root, 'node_modules'))).toBe(false)
  })

  test('a second start keeps the data, after Ctrl-C', async () => {
    const root = repository()
    const first = await start(root, '--tickets', '3')
    expect((await send(first, '/api/collections/notes/records', { text: 'mine' })).status).toBe(200)
    const login = readFileSync(join(root, SUPERUSER), 'utf8')
    expect(await interrupt(first)).toBe(0)

    const second = await start(root, '--tickets', '9')
    expect(second.printed()).toContain('--tickets is for the first start')
    expect(second.printed()).not.toContain(JSON.parse(login).password)
    expect(second.printed()).toContain(SUPERUSER)
    expect(readFileSync(join(root, SUPERUSER), 'utf8')).toBe(login)
    expect(await notes(second)).toEqual(['mine', 'seed 1', 'seed 2', 'seed 3'])
    const query = { query: 'PRAGMA integrity_check' }
    const check = await send(second, '/api/sql', query, await signedIn(second, root))
    expect(((await check.json()) as { rows: string[][] }).rows).toEqual([['ok']])
    second.child.kill('SIGTERM')
    expect(await second.ended).toBe(0)
  })

  test('a new database gets the superuser of the file', async () => {
    const root = repository()
    await interrupt(await start(root))
    rmSync(join(root, 'proj/demo/.run/pb_data'), { recursive: true })
    const login = readFileSync(join(root, SUPERUSER), 'utf8')
    const server = await start(root)
    expect(readFileSync(join(root, SUPERUSER), 'utf8')).toBe(login)
    expect(await signedIn(server, root)).not.toBe('')
    expect(await notes(server)).toHaveLength(2)
  })

  test('what automigrate writes is saved in the project, while it runs', async () => {
    const root = repository()
    const server = await start(root)
    const body = { name: 'tools', type: 'base' }
    await send(server, '/api/collections', body, await signedIn(server, root))
    await server.until('created_tools.js')
    const [path = ''] = /proj\/demo\/pb_migrations\/\d+_created_tools\.js/.exec(server.out()) ?? []
    expect(readFileSync(join(root, path), 'utf8')).toContain('"name": "tools"')
    expect(await interrupt(server)).toBe(0)
    expect((await start(root)).printed()).not.toContain('created_tools')
  })

  test('Ctrl-C while it prepares leaves the first start to be done again', async () => {
    const root = repository()
    write(root, { 'proj/demo/project.json': '{ "seed": ["slow"] }' })
    write(root, { 'proj/demo/pb_hooks/slow.pb.js': SLOW })
    const run = await runScript(root, ['start.mjs'], { PORT: String(await freePort()) })
    await run.until('sowing')
    expect(await interrupt(run)).toBe(0)
    expect(existsSync(join(root, SUPERUSER))).toBe(false)
    write(root, { 'proj/demo/project.json': '{}' })
    expect(await signedIn(await start(root), root)).not.toBe('')
  })

  test('does not outlive an npm that was killed together with its shell', async () => {
    const root = repository()
    const port = await freePort()
    const shell = spawn('sh', ['-c', `'${process.execPath}' scripts/start.mjs; true`], {
      cwd: root,
      env: {
        ...process.env,
        npm_lifecycle_event: 'start',
        PORT: String(port),
        POCKETBASE: inject('binary'),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise((ready) => {
      shell.stdout.on('data', (chunk) => String(chunk).includes('Ctrl-C') && ready('up'))
    })
    const health = () =>
      fetch(`http://127.0.0.1:${port}/api/health`).then(
        () => 'up',
        () => 'down',
      )
    expect(await health()).toBe('up')
    shell.kill('SIGKILL')
    await expect.poll(health, { timeout: 20_000 }).toBe('down')
  })

  test('a second Ctrl-C does not cut the shutdown short', async () => {
    const root = repository()
    write(root, { 'proj/demo/pb_hooks/end.pb.js': END })
    const server = await start(root)
    await send(server, '/end-slowly')
    const ended = interrupt(server)
    await server.until('ending')
    await interrupt(server)
    expect(await ended).toBe(0)
    expect(existsSync(join(root, 'ended'))).toBe(true)
  })

  test('it ends with the exit code of PocketBase', async () => {
    const server = await start(repository())
    await send(server, '/die').catch(() => {})
    expect(await server.ended).toBe(7)
  })
})

test('--help shows the options', async () => {
  const run = await runScript(repository(), ['start.mjs', '--help'])
  expect(await run.ended).toBe(0)
  expect(run.out()).toContain('--tickets N')
})
