import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { demoFolder } from '../support/demo'
import { ROOT } from '../support/folders'
import { keepSecret } from '../support/secrets'
import { startServer } from '../support/server'
import { schemaOf } from '../support/state'
import { tofuFor } from '../support/tofu'

test('the example takes the demo over as it is, and its module makes the settings', async () => {
  const server = await startServer(demoFolder())
  const before = await schemaOf(server)
  const tofu = await tofuFor(server)
  keepSecret('hush-smtp', 'hush-second')
  cpSync(join(ROOT, 'mod/tofu/modules'), join(tofu.folder, 'modules'), { recursive: true })
  cpSync(join(ROOT, 'mod/tofu/examples/demo'), tofu.folder, { recursive: true })
  await tofu.write({
    'main.tf': `
variable "second" {
  ephemeral = true
}

module "pocketbase" {
  source = "./modules/pocketbase"

  app_name            = "Copper Lane Repairs"
  app_url             = "https://shop.example.com"
  sender_address      = "shop@example.com"
  smtp                = { host = "mail.example.com", username = "shop" }
  smtp_password       = var.second
  superusers          = { "second@example.com" = 1 }
  superuser_passwords = { "second@example.com" = var.second }
}
`,
  })
  tofu.tell({ TF_VAR_second: 'hush-second' })
  expect((await tofu.run('fmt', '-check', '-diff', '-recursive')).printed).toBe('')
  expect(await tofu.apply()).toMatch(/Warning: The collection is there already/)
  expect(await schemaOf(server)).toEqual(before)
  expect(await (await server.admin('/api/settings')).json()).toMatchObject({
    meta: { appURL: 'https://shop.example.com', senderName: 'Support' },
    smtp: { enabled: true, host: 'mail.example.com', port: 587 },
    rateLimits: { enabled: true },
  })
  const plan = await tofu.plan()
  expect(plan, plan.printed).toMatchObject({ code: 0 })
  expect(tofu.state()).not.toContain('hush')
  tofu.remove()
  await server.stop()
}, 900_000)
