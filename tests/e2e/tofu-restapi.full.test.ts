import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { find } from '../../scripts/find.mjs'
import { PARTS } from '../../scripts/parts.mjs'
import { mirror } from '../../scripts/tofu-mirror.mjs'
import { startServer } from '../support/server'
import { schemaOf } from '../support/state'
import { tofuFor } from '../support/tofu'

const configuration = (appName: string): string => `
terraform {
  required_providers {
    restapi = { source = "Mastercard/restapi" }
  }
}

variable "url" {}
variable "token" {}

provider "restapi" {
  uri           = var.url
  headers       = { Authorization = var.token, "Content-Type" = "application/json" }
  create_method = "PUT"
}

resource "restapi_object" "settings" {
  path         = "/api/stack/settings"
  object_id    = "settings"
  create_path  = "/api/stack/settings"
  read_path    = "/api/stack/settings"
  update_path  = "/api/stack/settings"
  destroy_path = "/api/stack/settings"
  data         = jsonencode({ meta = { appName = "${appName}" }, logs = { maxDays = 6 } })
}

resource "restapi_object" "tickets" {
  path         = "/api/stack/collections"
  object_id    = "tickets"
  create_path  = "/api/stack/collections/{id}"
  id_attribute = "name"
  data = jsonencode({
    name     = "tickets"
    type     = "base"
    listRule = ""
    fields   = [{ name = "title", type = "text", required = true }]
    indexes  = ["create index idx_tickets_title on tickets (title)"]
  })
}
`

test('another client of the same API, restapi 1.20.0, plans nothing twice', async () => {
  const server = await startServer()
  const tofu = await tofuFor(server)
  const file = await find('restapi')
  const { version } = PARTS.restapi
  const folder = join(tofu.folder, 'mirror')
  tofu.tell({
    ...mirror(folder, [{ source: 'Mastercard/restapi', version, file }]),
    TF_VAR_url: server.url,
    TF_VAR_token: server.superuser,
  })
  await tofu.write({ 'main.tf': configuration('By restapi') })
  expect(await tofu.apply()).toContain('2 added')
  const names = async () => (await schemaOf(server)).map(({ name }) => name)
  expect(await names()).toContain('tickets')
  for (let nth = 0; nth < 2; nth += 1) {
    const plan = await tofu.plan()
    expect(plan, plan.printed).toMatchObject({ code: 0 })
  }
  await tofu.write({ 'main.tf': configuration('Changed') })
  await tofu.apply()
  const settings = await (await server.admin('/api/settings')).json()
  expect(settings).toMatchObject({ meta: { appName: 'Changed' }, logs: { maxDays: 6 } })
  const gone = await tofu.run('destroy', '-auto-approve', '-input=false')
  expect(gone, gone.printed).toMatchObject({ code: 0 })
  expect(await names()).not.toContain('tickets')
  rmSync(folder, { recursive: true })
  tofu.remove()
  await server.stop()
}, 900_000)
