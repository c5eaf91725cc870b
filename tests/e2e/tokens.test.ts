import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepSecret } from '../support/secrets'
import { preparedFolder, type Server, stackCommand, startServer } from '../support/server'

let server: Server
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.stop())

/** A token, as a script takes it from what the command prints. */
async function create(folder: string, ...flags: string[]): Promise<string> {
  const { code, out, err } = await stackCommand(folder, 'token', 'create', ...flags)
  if (code !== 0) throw new Error(err)
  keepSecret(out.trim())
  return out.trim()
}

const schema = (to: Server, token: string) => to.fetch('/api/stack/schema.json', { token })

const list = async (folder: string) => (await stackCommand(folder, 'token', 'list')).out

test('a token is told once, is listed without itself, and ends when it is revoked', async () => {
  expect(await list(server.folder)).toBe('There are no tokens.\n')
  const token = await create(server.folder, '--ttl=90d', '--note=Tofu & co')
  expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/)
  expect((await schema(server, token)).status).toBe(200)
  const listed = await list(server.folder)
  expect(listed).not.toContain(token)
  const [, row = ''] = listed.split('\n')
  const [id = '', made = '', ends = '', note] = row.split(/ {2,}/)
  expect(note).toBe('Tofu & co')
  const days = (Date.parse(`${ends}Z`) - Date.parse(`${made}Z`)) / 86_400_000
  expect(days).toBeCloseTo(90, 2)
  const { email } = (await (
    await server.admin(`/api/collections/_superusers/records/${id}`)
  ).json()) as { email: string }
  expect(email).toMatch(/^token-tofu-co-[a-z0-9]{8}@pb-stack\.invalid$/)
  expect(await stackCommand(server.folder, 'token', 'revoke', id)).toMatchObject({
    code: 0,
    out: 'Revoked: Tofu & co.\n',
  })
  const refused = await schema(server, token)
  expect(refused.status).toBe(401)
  expect(((await refused.json()) as { message: string }).message).toMatch(
    /or was revoked\. Sign in/,
  )
  expect(await list(server.folder)).toBe('There are no tokens.\n')
})

test('a token whose superuser goes in the dashboard is listed no more', async () => {
  await create(server.folder, '--note=gone')
  const [id] = (await list(server.folder)).split('\n')[1]?.split(' ') ?? []
  await server.admin(`/api/collections/_superusers/records/${id}`, { method: 'DELETE' })
  expect(await list(server.folder)).toBe('There are no tokens.\n')
})

test.each(['GET schema.json', 'POST plan', 'GET settings', 'GET types.ts'])(
  '%s says what to do to whoever has no token, or a wrong one',
  async (route) => {
    const [method = '', path] = route.split(' ')
    const asked = async (token?: string) => {
      const init = { method, ...(token !== undefined && { token }) }
      const response = await server.fetch(`/api/stack/${path}`, init)
      return [response.status, ((await response.json()) as { message: string }).message]
    }
    const none = 'This needs the token of a superuser in the header Authorization: '
    expect(await asked()).toEqual([401, expect.stringContaining(none)])
    const wrong = 'This token is wrong, has expired or was revoked.'
    expect(await asked('no token')).toEqual([401, expect.stringContaining(wrong)])
  },
)

test('a token that is over says so, and a record of another collection is not let in', async () => {
  const token = await create(server.folder, '--note=short', '--ttl=1s')
  // Asked of the command: an answer to the token would be held to a document that it may be too late for.
  await expect.poll(() => list(server.folder), { timeout: 30_000 }).toMatch(/ is over +short\n/)
  const response = await schema(server, token)
  expect(response.status).toBe(401)
  expect(await response.text()).toContain('has expired')
  const json = {
    email: 'ann@example.com',
    password: 'long enough for it',
    passwordConfirm: 'long enough for it',
  }
  await server.admin('/api/collections/users/records', { method: 'POST', json })
  const signedIn = await server.fetch('/api/collections/users/auth-with-password', {
    json: { identity: json.email, password: json.password },
  })
  const { token: others } = (await signedIn.json()) as { token: string }
  keepSecret(others)
  expect((await schema(server, others)).status).toBe(403)
})

test.each([
  [['create'], '--note=tofu'],
  [['create', '--note=tofu', '--ttl=soon'], '"soon" is no time'],
  [['create', '--note=tofu', '--ttl=0d'], '"0d" is no time'],
  [['create', '--note=tofu', '--ttl=101y'], '"101y" is no time'],
  [['revoke'], 'ID is missing'],
  [['revoke', 'nobody'], 'There is no token nobody'],
])('stack token %j fails, and says why', async (args, says) => {
  const { code, out, err } = await stackCommand(server.folder, 'token', ...args)
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toContain(says)
})

test('a token that was made where no server ran is good for the next one', async () => {
  const folder = preparedFolder()
  const token = await create(folder, '--note=before')
  const later = await startServer(folder)
  try {
    expect((await schema(later, token)).status).toBe(200)
  } finally {
    await later.stop()
    rmSync(folder, { recursive: true, force: true })
  }
})
