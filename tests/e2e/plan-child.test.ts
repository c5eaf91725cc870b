import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { preparedFolder, type Server, startServer } from '../support/server'
import { applying, ENDLESS, planned } from '../support/state'

/** The server under test has a folder for temporary files to itself. */
const scratch = mkdtempSync(join(tmpdir(), 'pb-stack-scratch-'))
const before = process.env.TMPDIR

let server: Server
beforeAll(async () => {
  const folder = preparedFolder()
  process.env.TMPDIR = scratch
  server = await startServer(folder)
})
afterAll(async () => {
  await server.stop()
  if (before === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = before
  rmSync(scratch, { recursive: true })
})

/** The process that tries a plan for the server under test, once there is one. */
async function child(): Promise<number> {
  for (;;) {
    const found = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' })
      .split('\n')
      .find((line) => line.includes(` rehearse --dir=${scratch}`))
    if (found) return Number.parseInt(found, 10)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** What plans have left in the folder for temporary files. */
const left = () => readdirSync(scratch).filter((name) => name.startsWith('pb-stack-plan-'))

const NAMED = { settings: { meta: { appName: 'Next' } } }

test('a process that dies over a plan leaves nothing, and the next one is tried anew', async () => {
  const init = { method: 'POST', token: server.superuser, json: ENDLESS }
  const answered = server.fetch('/api/stack/plan', init)
  process.kill(await child(), 'SIGKILL')
  expect((await answered).status).toBe(500)
  expect(left()).toEqual([])
  expect((await planned(server, NAMED)).changes).toHaveLength(1)
})

test('what a killed server has left is gone with the next plan, and nothing that may be in use', async () => {
  const other = await startServer()
  const killed = other
    .fetch('/api/stack/plan', { method: 'POST', token: other.superuser, json: ENDLESS })
    .catch(() => undefined)
  const trying = await child()
  await other.kill()
  process.kill(trying, 'SIGKILL')
  await killed
  rmSync(other.folder, { recursive: true })
  const [folder = '', ...more] = left()
  expect(more).toEqual([])
  await planned(server, { settings: { meta: { appName: 'Then' } } })
  expect(left()).toEqual([folder])
  const longAgo = Date.now() / 1000 - 600
  utimesSync(join(scratch, folder), longAgo, longAgo)
  await planned(server, { settings: { meta: { appName: 'Now' } } })
  expect(left()).toEqual([])
})

test('what was just planned is applied without being tried again', async () => {
  const plan = await planned(server, NAMED)
  rmSync(scratch, { recursive: true })
  writeFileSync(scratch, 'no folder')
  expect((await applying(server, NAMED, plan)).status).toBe(200)
  const again = { settings: { meta: { appName: 'Again' } } }
  const init = { method: 'POST', token: server.superuser, json: again }
  expect((await server.fetch('/api/stack/plan', init)).status).toBe(500)
})
