import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { freePort, interrupt, repository, runScript, start, write } from './fixture'
import { notes, SUPERUSER, send, signedIn } from './started'

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
