import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { preparedFolder, type Server, stackCommand, startServer } from '../support/server'

let server: Server
afterEach(() => server.stop())

/** The VMs that requests have needed, as `doctor` says it. */
async function counted(): Promise<number> {
  const { out } = await stackCommand(server.folder, '--hooksPool=50', 'doctor')
  return Number(/(\d+) made for requests/.exec(out)?.[1])
}

test('doctor counts the VMs of the server, and none of its own', async () => {
  const folder = preparedFolder()
  writeFileSync(join(folder, 'pb_hooks/eager.pb.js'), "require(__hooks + '/pb-stack.js')\n")
  server = await startServer(folder)
  await server.admin('/api/stack/openapi.json')
  const many = Array.from({ length: 100 }, () => server.admin('/api/stack/openapi.json?as=guest'))
  await Promise.all(many)
  const before = await counted()
  expect(before).toBeGreaterThan(1)
  expect(await counted()).toBe(before)
})

test('a VM that answers record routes and serves documents is one', async () => {
  server = await startServer()
  // One request at a time, each to its end: one that overlaps the last would need a second VM.
  const headers = { 'Datastar-Request': 'true', Authorization: server.superuser }
  const ask = async (path: string): Promise<void> => {
    const answer = await fetch(server.url + path, { headers })
    expect(answer.status).toBe(200)
    await answer.text()
  }
  await ask('/api/collections/users/records')
  const before = await counted()
  expect(before).toBeGreaterThan(0)
  await ask('/api/stack/openapi.json')
  expect(await counted()).toBe(before)
})

test('a count that cannot be kept stops no server', async () => {
  const folder = preparedFolder()
  mkdirSync(join(folder, 'pb_data/.pb-stack-vms'))
  server = await startServer(folder)
  expect((await server.admin('/api/stack/openapi.json')).status).toBe(200)
})
