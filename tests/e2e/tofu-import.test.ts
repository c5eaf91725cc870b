import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoFolder } from '../support/demo'
import { keepSecret } from '../support/secrets'
import { type Server, startServer } from '../support/server'
import { HEAD, tofuFor } from '../support/tofu'
import { importsWhole } from '../support/tofu-round-trip'

let server: Server
beforeAll(async () => {
  server = await startServer(demoFolder())
}, 900_000)
afterAll(async () => {
  await server.stop()
})

test('a server that runs is imported, and nothing is to be changed then', async () => {
  await importsWhole(server)
})

test('tofu import takes one thing; what is not there cannot be taken', async () => {
  const other = await tofuFor(server)
  await other.write({
    'main.tf': `${HEAD}
resource "pocketbase_collection" "parts" {
  name      = "parts"
  list_rule = ""
}

resource "pocketbase_superuser" "first" {
  email = "superuser@example.com"
}
`,
  })
  const missing = await other.run('import', 'pocketbase_collection.parts', 'nothing')
  expect(missing.said).toContain('Cannot import non-existent remote object')
  const record = await other.run('import', 'pocketbase_superuser.first', 'nobody@example.com')
  expect(record.said).toContain('There is no such superuser')
  const parts = await other.run('import', 'pocketbase_collection.parts', 'parts')
  expect(parts, parts.printed).toMatchObject({ code: 0 })
  await server.admin('/api/collections/parts', { method: 'PATCH', json: { listRule: null } })
  expect((await other.plan()).said).toContain('list_rule changes')
  const first = await other.run('import', 'pocketbase_superuser.first', 'superuser@example.com')
  expect(first, first.printed).toMatchObject({ code: 0 })
  expect(other.state()).toContain('"superuser@example.com"')
  other.remove()
})

test('a record and a superuser are made, changed, healed and removed', async () => {
  keepSecret('hush-password-1', 'hush-password-2')
  const other = await tofuFor(server)
  const config = (price: number, version: number): string => `${HEAD}
resource "pocketbase_record" "screen" {
  collection = "parts"
  values     = { name = "Screen", sku = "SC-0001", price = ${price} }
}

resource "pocketbase_superuser" "second" {
  email               = "second@example.com"
  password_wo         = "hush-password-${version}"
  password_wo_version = ${version}
}
`
  await other.write({ 'main.tf': config(9.5, 1) })
  await other.apply()
  const made = async (): Promise<readonly Record<string, unknown>[]> => {
    const path = `/api/collections/parts/records?filter=${encodeURIComponent("sku = 'SC-0001'")}`
    return ((await (await server.admin(path)).json()) as { items: Record<string, unknown>[] }).items
  }
  const [record] = await made()
  expect(record).toMatchObject({ name: 'Screen', price: 9.5 })
  const path = `/api/collections/parts/records/${record?.id}`
  await server.admin(path, { method: 'PATCH', json: { price: 1 } })
  await other.write({ 'main.tf': config(9.5, 2) })
  const plan = await other.plan()
  expect(plan.said).toContain('price = 1 -> 9.5')
  expect(plan.said).toContain('password_wo_version = 1 -> 2')
  await other.apply()
  expect(await made()).toMatchObject([{ id: record?.id, price: 9.5 }])
  const json = { identity: 'second@example.com', password: 'hush-password-2' }
  const signIn = async (): Promise<number> => {
    const headers = { 'Content-Type': 'application/json' }
    const path = `${server.url}/api/collections/_superusers/auth-with-password`
    return (await fetch(path, { method: 'POST', headers, body: JSON.stringify(json) })).status
  }
  expect(await signIn()).toBe(200)
  expect(other.state()).not.toContain('hush')
  const gone = await other.run('destroy', '-auto-approve', '-input=false')
  expect(gone, gone.printed).toMatchObject({ code: 0 })
  expect(await made()).toEqual([])
  expect(await signIn()).toBe(400)
  other.remove()
}, 60_000)
