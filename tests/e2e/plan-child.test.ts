import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Server, startServer } from '../support/server'
import { ENDLESS, planned } from '../support/state'

/** The server under test has a folder for temporary files to itself. */
const scratch = mkdtempSync(join(tmpdir(), 'pb-stack-scratch-'))
const before = process.env.TMPDIR

let server: Server
beforeAll(async () => {
  process.env.TMPDIR = scratch
  server = await startServer()
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

test('a process that dies over a plan leaves nothing, and the next one is tried anew', async () => {
  const init = { method: 'POST', token: server.superuser, json: ENDLESS }
  const answered = server.fetch('/api/stack/plan', init)
  process.kill(await child(), 'SIGKILL')
  expect((await answered).status).toBe(500)
  expect(readdirSync(scratch).filter((name) => !name.startsWith('pb-stack-test-'))).toEqual([])
  const { changes } = await planned(server, { settings: { meta: { appName: 'Next' } } })
  expect(changes).toHaveLength(1)
})
