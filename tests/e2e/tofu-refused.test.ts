import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepSecret } from '../support/secrets'
import { type Server, startServer } from '../support/server'
import { HEAD, type Tofu, tofuFor } from '../support/tofu'

let server: Server
let tofu: Tofu
beforeAll(async () => {
  server = await startServer()
  tofu = await tofuFor(server)
  keepSecret('hush-member-one', 'hush-member-two')
}, 900_000)
afterAll(async () => {
  tofu.remove()
  await server.stop()
})

const tickets = (title: string, index = ''): string => `
resource "pocketbase_collection" "tickets" {
  name = "tickets"
  fields = [
    { name = "notes", type = "text" },
    ${title},
  ]
  indexes = [${index}]
}
`

/** What OpenTofu says of what it does not get through. */
async function refused(text: string, ...args: readonly string[]): Promise<string> {
  await tofu.write({ 'main.tf': HEAD + text })
  const { code, said } = await tofu.run(...args, '-input=false')
  expect(code, said).toBe(1)
  return said
}

test('what PocketBase refuses is told at its line, and whatever else is wrong with it', async () => {
  const wrong = tickets('{ name = "title", type = "text", pattern = "(" }')
  const said = await refused(wrong, 'apply', '-auto-approve')
  expect(said).toContain('Error: PocketBase refuses this with pocketbase_collection.tickets')
  expect(said).toMatch(/main\.tf line 14, .* 14: fields = \[/)
  expect(said).toContain('fields[1].pattern: Error parsing regexp')
  const lost = tickets('{ name = "title", type = "text" }', '"CREATE INDEX i ON tickets (nothing)"')
  const more = await refused(lost, 'apply', '-auto-approve')
  expect(more).toContain('18: indexes = ["CREATE INDEX i ON tickets (nothing)"]')
  expect(more).toContain('indexes[0]: Failed to create index i')
})

const member = (values: string): string => `
resource "pocketbase_collection" "members" {
  name   = "members"
  type   = "auth"
  fields = [{ name = "nick", type = "text", max = 20 }]
}
resource "pocketbase_record" "one" {
  collection = pocketbase_collection.members.name
  id         = "memberone000001"
  ${values}
}
`

const WITH = (password: string, version: number, nick = 'One'): string =>
  member(`values = { email = "one@example.com", nick = "${nick}" }
  values_wo = { password = "${password}" }
  values_wo_version = ${version}`)

const signIn = async (password: string): Promise<number> =>
  (
    await server.fetch('/api/collections/members/auth-with-password', {
      json: { identity: 'one@example.com', password },
    })
  ).status

test('a password of a record is in no state, and is sent where its version is another', async () => {
  await tofu.write({ 'main.tf': HEAD + WITH('hush-member-one', 1) })
  await tofu.apply()
  expect(await signIn('hush-member-one')).toBe(200)
  const same = await tofu.plan()
  expect(same, same.printed).toMatchObject({ code: 0 })
  await tofu.write({ 'main.tf': HEAD + WITH('hush-member-two', 2) })
  await tofu.apply()
  expect(await signIn('hush-member-two')).toBe(200)
  expect(await signIn('hush-member-one')).toBe(400)
  expect(tofu.state()).toContain('"values_wo_version": 2')
  expect(tofu.state()).not.toContain('hush')
  expect((await tofu.run('show', '-json')).printed).not.toContain('hush')
})

test('a value of a record that is refused is told at its line', async () => {
  const long = 'a-name-that-is-too-long-for-it'
  const said = await refused(WITH('hush-member-two', 2, long), 'apply', '-auto-approve')
  expect(said).toContain('Error: PocketBase refuses this with pocketbase_record.one')
  expect(said).toContain('values.nick: Must be no more than 20 character(s).')
  expect(said).toContain(`values = { email = "one@example.com", nick = "${long}" }`)
})

test('a password among what the state has, one without a version, and one set twice', async () => {
  const shown = await refused(member('values = { password = "hush-member-one" }'), 'plan')
  expect(shown).toContain('Error: A password belongs in values_wo')
  const unversioned = await refused(member('values_wo = { password = "hush-member-one" }'), 'plan')
  expect(unversioned).toContain('Error: values_wo_version is missing')
  const twice = member(`values = { nick = "x" }
  values_wo = { nick = "y" }
  values_wo_version = 1`)
  expect(await refused(twice, 'plan')).toContain('Error: nick is set twice')
})
