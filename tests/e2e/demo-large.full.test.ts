import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { collections, command, demoFolder, type Row } from '../support/demo'
import { type Server, signIn, startServer } from '../support/server'

let server: Server
beforeAll(async () => {
  const folder = demoFolder()
  await command(folder, 'demo', 'seed', '--tickets=5000')
  server = await startServer(folder)
}, 180_000)
afterAll(() => server.stop())

const page = async (path: string, token: string): Promise<{ totalItems: number; items: Row[] }> =>
  (await server.fetch(`/api/collections/${path}`, { token })).json() as never

test('the large demo has 5,000 tickets, photos that open, and somebody to sign in of each role', async () => {
  const { totalItems } = await page('tickets/records?perPage=1', server.superuser)
  expect(totalItems).toBe(5000)
  const photos = await page('photos/records?perPage=5', server.superuser)
  expect(photos.totalItems).toBeGreaterThan(3000)
  for (const { id, picture } of photos.items) {
    const file = await server.fetch(`/api/files/photos/${id}/${picture}`)
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/png'])
  }
  for (const [who, role] of [
    ['mara', 'manager'],
    ['felix', 'frontdesk'],
    ['tom', 'technician'],
  ]) {
    const email = `${who}@repair.example`
    const token = await signIn(server.fetch, 'technicians', email, 'open-the-workshop')
    const me = await page(`technicians/records?filter=(email='${email}')`, token)
    expect(me.items.map((row) => row.role)).toEqual([role])
    const seen = (await page('tickets/records?perPage=1', token)).totalItems
    if (role === 'technician') expect(seen).toBeLessThan(5000)
    else expect(seen).toBe(5000)
  }
})

test('the demo goes away with its down migrations, and what was there comes back', async () => {
  const folder = demoFolder()
  for (const _ of ['once', 'again']) {
    expect(await command(folder, 'demo', 'seed', '--tickets=1')).toContain(' 1 tickets')
    expect(await command(folder, 'migrate', 'down', '8')).toContain('Reverted')
  }
  rmSync(join(folder, 'pb_migrations'), { recursive: true })
  const [reverted, fresh] = await Promise.all([startServer(folder), startServer()])
  expect(await collections(reverted)).toEqual(await collections(fresh))
  await Promise.all([reverted.stop(), fresh.stop()])
})
