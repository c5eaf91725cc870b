import { expect, test } from 'vitest'
import { startServer } from '../support/server'
import { schemaOf } from '../support/state'
import { HEAD, tofuFor } from '../support/tofu'

const CIRCLE = `
resource "pocketbase_collection" "tickets" {
  name      = "tickets"
  list_rule = "customer.name != ''"
  fields = [
    { name = "title", type = "text" },
    { name = "customer", type = "relation", collection = "customers" },
  ]
}

resource "pocketbase_collection" "customers" {
  name      = "customers"
  list_rule = "tickets_via_customer.title != ''"
  fields = [
    { name = "name", type = "text" },
    { name = "last", type = "relation", collection = "tickets" },
  ]
}
`

test('a circle is made by OpenTofu, stays as it is, and is destroyed', async () => {
  const server = await startServer()
  const tofu = await tofuFor(server)
  await tofu.write({ 'main.tf': HEAD + CIRCLE })
  await tofu.apply()
  expect(await tofu.plan()).toMatchObject({ code: 0 })
  const names = async () => (await schemaOf(server)).map(({ name }) => name)
  expect(await names()).toEqual(expect.arrayContaining(['customers', 'tickets']))
  const { code, said } = await tofu.run('destroy', '-auto-approve')
  expect([code, said]).toEqual([0, expect.stringContaining('2 destroyed')])
  expect(await names()).not.toEqual(expect.arrayContaining(['tickets']))
  expect(await names()).not.toEqual(expect.arrayContaining(['customers']))
  tofu.remove()
  await server.stop()
}, 900_000)
