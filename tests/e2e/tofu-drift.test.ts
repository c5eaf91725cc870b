import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepSecret } from '../support/secrets'
import { type Server, startServer } from '../support/server'
import { HEAD, type Tofu, tofuFor } from '../support/tofu'

const SETTINGS = `
resource "pocketbase_settings" "main" {
  meta          = { app_name = "Declared", sender_name = "Shop" }
  smtp          = { port = 2525, password_wo = "hush-smtp-one", password_wo_version = 1 }
  s3            = { bucket = "files", secret_wo = "hush-s3-one", secret_wo_version = 1 }
  backups       = { cron_max_keep = 4 }
  batch         = { max_requests = 40 }
  logs          = { max_days = 6 }
  rate_limits   = { rules = [{ label = "/api/", audience = "", duration = 9, max_requests = 300 }] }
  trusted_proxy = { headers = ["X-Real-IP"] }
}
`

const TICKETS = `
resource "pocketbase_collection" "tickets" {
  name      = "tickets"
  list_rule = "@request.auth.id != ''"
  fields = [
    { name = "title", type = "text", required = true, max = 80 },
    { name = "notes", type = "text" },
  ]
  indexes = ["CREATE INDEX idx_tickets_title ON tickets (title)"]
}
`

const MEMBERS = `
resource "pocketbase_collection" "members" {
  name = "members"
  type = "auth"
  oauth2 = {
    enabled = true
    providers = [{
      name                     = "github"
      client_id                = "id"
      client_secret_wo         = "hush-github-one"
      client_secret_wo_version = 1
    }]
  }
}
`

let server: Server
let tofu: Tofu
beforeAll(async () => {
  server = await startServer()
  tofu = await tofuFor(server)
  keepSecret('hush-smtp-one', 'hush-s3-one', 'hush-github-one')
  await tofu.write({ 'main.tf': HEAD + SETTINGS + TICKETS + MEMBERS })
  await tofu.apply()
}, 900_000)
afterAll(async () => {
  tofu.remove()
  await server.stop()
})

const patch = (path: string, json: object): Promise<Response> =>
  server.admin(path, { method: 'PATCH', json })

/** Wants the plan to tell something, and `apply` to heal it. */
async function heals(...told: readonly (string | RegExp)[]): Promise<void> {
  const plan = await tofu.plan()
  expect(plan, plan.printed).toMatchObject({ code: 2 })
  for (const text of told) {
    if (typeof text === 'string') expect(plan.said).toContain(text)
    else expect(plan.said).toMatch(text)
  }
  await tofu.apply()
  const after = await tofu.plan()
  expect(after, after.printed).toMatchObject({ code: 0 })
}

test('applied twice, nothing changes, and the state has no secret', async () => {
  const plan = await tofu.plan()
  expect(plan, plan.printed).toMatchObject({ code: 0 })
  expect(tofu.state()).toContain('"password_wo_version": 1')
  expect(tofu.state()).not.toContain('hush')
  expect((await tofu.run('show', '-json')).printed).not.toContain('hush')
})

test('a setting of each section that is changed by hand is in the plan, and healed', async () => {
  await patch('/api/settings', {
    meta: { appName: 'By hand' },
    smtp: { port: 2626 },
    s3: { bucket: 'others' },
    backups: { cronMaxKeep: 9 },
    batch: { maxRequests: 41 },
    logs: { maxDays: 7 },
    rateLimits: { rules: [{ label: '/api/', audience: '', duration: 8, maxRequests: 1 }] },
    trustedProxy: { headers: [] },
  })
  await heals(
    ...['"By hand" -> "Declared"', '2626 -> 2525', '"others" -> "files"', '9 -> 4', '41 -> 40'],
    ...['7 -> 6', '8 -> 9', /\+ "X-Real-IP"/],
  )
})

test('so are a rule, an option of a field, an index, a provider', async () => {
  const tickets = (await (await server.admin('/api/collections/tickets')).json()) as {
    fields: { name: string }[]
  }
  await patch('/api/collections/tickets', {
    listRule: null,
    viewRule: '',
    fields: tickets.fields.map((one) => (one.name === 'title' ? { ...one, max: 81 } : one)),
    indexes: [],
  })
  await patch('/api/collections/members', {
    oauth2: { providers: [{ name: 'github', clientId: 'other', clientSecret: 'hush-github-one' }] },
  })
  await heals(
    /\+ list_rule += "@request/,
    'view_rule changes',
    '"" (anyone) -> not set (superusers only)',
    ...['81 -> 80', /\+ "CREATE INDEX idx_tickets_title/, '"other" -> "id"'],
  )
})

test('secrets that are others by now are told, and sent again', async () => {
  await patch('/api/settings', {
    smtp: { password: 'hush-by-hand' },
    s3: { secret: 'hush-by-hand' },
  })
  await patch('/api/collections/members', {
    oauth2: { providers: [{ name: 'github', clientId: 'id', clientSecret: 'hush-by-hand' }] },
  })
  keepSecret('hush-by-hand')
  await heals(
    'Warning: The secret smtp.password was changed',
    'Warning: The secret s3.secret was changed',
    'Warning: The secret oauth2.providers[0 github].client_secret was changed',
    /\+ password_wo_version += 1/,
    /\+ client_secret_wo_version += 1/,
  )
  expect(tofu.state()).not.toContain('hush')
})

test('a collection that somebody deleted is planned as a new one', async () => {
  await server.admin('/api/collections/tickets', { method: 'DELETE' })
  await heals('pocketbase_collection.tickets will be created')
})

test('what would lose data is told, and refused until it is allowed by name', async () => {
  await server.admin('/api/collections/tickets/records', { json: { title: 'One', notes: 'Two' } })
  const less = TICKETS.replace(/.*name = "notes".*\n/, '')
  await tofu.write({ 'main.tf': HEAD + SETTINGS + less + MEMBERS })
  const plan = await tofu.plan()
  expect(plan.said).toContain('Warning: This loses tickets.notes')
  expect(plan.said).toContain('drops the field with its values (1 of 1 records)')
  await expect(tofu.apply()).rejects.toThrow('This would lose data')
  await tofu.write({ 'main.tf': HEAD + SETTINGS + MEMBERS })
  expect((await tofu.plan()).said).toContain('Warning: This loses tickets ')
  await expect(tofu.apply()).rejects.toThrow('PB_STACK_ALLOW_DESTROY: tickets ')
  expect((await server.admin('/api/collections/tickets')).status).toBe(200)
  const allowed = HEAD.replace('"pocketbase" {', '"pocketbase" {\n  allow_destroy = ["tickets"]')
  await tofu.write({ 'main.tf': allowed + SETTINGS + MEMBERS })
  expect((await tofu.plan()).said).toContain('It is allowed by allow_destroy')
  expect(await tofu.apply()).toContain('A backup was made')
  const gone = await server.fetch('/api/collections/tickets', { token: server.superuser })
  expect(gone.status).toBe(404)
  const after = await tofu.plan()
  expect(after, after.printed).toMatchObject({ code: 0 })
})

test('a new name keeps what is in a collection, and so does that of a field', async () => {
  await tofu.write({ 'main.tf': HEAD + SETTINGS + TICKETS + MEMBERS })
  await tofu.apply()
  await server.admin('/api/collections/tickets/records', { json: { title: 'Kept' } })
  const renamed = TICKETS.replace('"tickets"\n', '"cases"\n')
    .replaceAll('ON tickets (title)', 'ON cases (headline)')
    .replace('name = "title",', 'name = "headline", renamed_from = "title",')
  await tofu.write({ 'main.tf': HEAD + SETTINGS + renamed + MEMBERS })
  await heals(/name += "tickets" -> "cases"/)
  const { items } = (await (await server.admin('/api/collections/cases/records')).json()) as {
    items: object[]
  }
  expect(items).toMatchObject([{ headline: 'Kept' }])
})
