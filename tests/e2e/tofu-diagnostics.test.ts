import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepSecret } from '../support/secrets'
import { preparedFolder, type Server, startServer } from '../support/server'
import { HEAD, type Tofu, tofuFor } from '../support/tofu'

let server: Server
let tofu: Tofu
beforeAll(async () => {
  server = await startServer()
  tofu = await tofuFor(server)
  await tofu.write({ 'main.tf': `${HEAD}\ndata "pocketbase_settings" "now" {}\n` })
}, 900_000)
afterAll(async () => {
  tofu.remove()
  await server.stop()
})

/** The one error of a plan, in one line. */
async function error(env: NodeJS.ProcessEnv): Promise<string> {
  tofu.tell({ PB_STACK_URL: server.url, PB_STACK_TOKEN: server.superuser, ...env })
  const { code, said } = await tofu.plan()
  expect(code).toBe(1)
  expect(said.match(/Error: /g), said).toHaveLength(1)
  return said
}

test('a server that is not there', async () => {
  const said = await error({ PB_STACK_URL: 'http://127.0.0.1:9' })
  expect(said).toContain('Error: PocketBase cannot be reached')
  expect(said).toContain('http://127.0.0.1:9: dial tcp 127.0.0.1:9: connect: connection refused.')
  expect(said).toContain('Does it run, and is the url of the provider right?')
})

test('none at all', async () => {
  expect(await error({ PB_STACK_URL: '' })).toContain('Error: No url')
})

test('a token that is none, one of somebody else, and one that has expired', async () => {
  const wrong = await error({ PB_STACK_TOKEN: 'nonsense' })
  expect(wrong).toContain('Error: PocketBase does not take the token')
  expect(wrong).toContain('It has to be one of a superuser, and not expired.')
  const user = { email: 'a@example.com', password: 'a-password', passwordConfirm: 'a-password' }
  await server.admin('/api/collections/users/records', { json: user })
  const signedIn = await server.fetch('/api/collections/users/auth-with-password', {
    json: { identity: user.email, password: user.password },
  })
  const { token } = (await signedIn.json()) as { token: string }
  keepSecret(token)
  expect(await error({ PB_STACK_TOKEN: token })).toContain('does not take the token')
  const expired = await tokenFor(1)
  const deadline = Date.now() + 20_000
  while (await isTaken(expired)) expect(Date.now()).toBeLessThan(deadline)
  const said = await error({ PB_STACK_TOKEN: expired })
  expect(said).toContain('does not take the token')
  expect(said).not.toContain(expired)
})

async function tokenFor(duration: number): Promise<string> {
  const all = '/api/collections/_superusers/records'
  const { items } = (await (await server.admin(all)).json()) as { items: { id: string }[] }
  const path = `/api/collections/_superusers/impersonate/${items[0]?.id}`
  const { token } = (await (await server.admin(path, { json: { duration } })).json()) as {
    token: string
  }
  keepSecret(token)
  return token
}

/** Asked plainly: while a token ends, its answer and its document may be of two callers. */
const isTaken = async (token: string): Promise<boolean> =>
  (await fetch(`${server.url}/api/settings`, { headers: { Authorization: token } })).ok

test('a password that is wrong', async () => {
  const env = { PB_STACK_EMAIL: 'superuser@example.com', PB_STACK_PASSWORD: 'not-this-one' }
  const said = await error({ PB_STACK_TOKEN: '', ...env })
  expect(said).toContain('Error: The provider cannot sign in')
  expect(said).not.toContain('not-this-one')
})

test('a PocketBase without the pack', async () => {
  const folder = preparedFolder()
  rmSync(join(folder, 'pb_hooks'), { recursive: true })
  const bare = await startServer(folder)
  const said = await error({ PB_STACK_URL: bare.url, PB_STACK_TOKEN: bare.superuser })
  expect(said).toContain('Error: The pack is missing')
  expect(said).toContain('npx pb-stack add DIR')
  await bare.stop()
})

test('a pack of before there were declared resources', async () => {
  const folder = preparedFolder()
  const loader = join(folder, 'pb_hooks/pb-stack.pb.js')
  const text = readFileSync(loader, 'utf8')
  const older = text.replaceAll('/api/stack/settings', '/api/stack/not-yet')
  expect(older).not.toBe(text)
  writeFileSync(loader, older)
  const old = await startServer(folder)
  const said = await error({ PB_STACK_URL: old.url, PB_STACK_TOKEN: old.superuser })
  expect(said).toContain('Error: The pack is too old for this provider')
  await old.stop()
})

test('the feature, where it is switched off', async () => {
  const path = '/api/collections/stack_features/records'
  const list = await server.admin(`${path}?filter=${encodeURIComponent("name = 'state'")}`)
  const [record] = ((await list.json()) as { items: { id: string }[] }).items
  const switched = (off: boolean): Promise<Response> =>
    server.admin(`${path}/${record?.id}`, { method: 'PATCH', json: { off } })
  await switched(true)
  expect(await error({})).toContain('Error: Settings and schema as code are switched off')
  await switched(false)
})

test('something else that answers', async () => {
  const other = createServer((_request, response) => response.writeHead(404).end('no'))
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as { port: number }
  expect(await error({ PB_STACK_URL: `http://127.0.0.1:${port}` })).toContain(
    'Error: This is not a PocketBase',
  )
  other.close()
})
