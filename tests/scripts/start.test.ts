import { spawn } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { freePort, interrupt, repository, runScript, start } from './fixture'
import { notes, SUPERUSER, send, signedIn } from './started'

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
