import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Mailbox, startMailbox } from './mail'
import { type Provider, startProvider } from './provider'
import { preparedFolder, type Server, startServer } from './server'

/** A server whose people sign in by every means, and all that they need for it. */
export interface Town {
  readonly server: Server
  readonly mailbox: Mailbox
  readonly provider: Provider
  readonly stop: () => Promise<void>
}

/** What everybody's password is. */
export const SECRET = 'a-password-of-somebody'

export const mailOf = (who: string): string => `${who}@example.com`

/**
 * Starts one with two collections, `members` and, where a second factor is wanted, `guarded`, and
 * with files of a project's own below `pb_hooks`.
 */
export async function startTown(
  people: readonly string[],
  files: Readonly<Record<string, string>> = {},
): Promise<Town> {
  const folder = preparedFolder()
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, 'pb_hooks', name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  const town = await townOf(await startServer(folder))
  const { server, provider } = town
  for (const name of ['members', 'guarded']) {
    await server.admin('/api/collections', { json: collection(name, provider) })
    for (const who of people) {
      const json = { password: SECRET, passwordConfirm: SECRET, verified: true }
      await server.admin(`/api/collections/${name}/records`, {
        json: { ...json, name: who, email: mailOf(who) },
      })
    }
  }
  return town
}

/** What a server needs whose people sign in by every means; its mails go there from now on. */
export async function townOf(server: Server): Promise<Town> {
  const [mailbox, provider] = await Promise.all([startMailbox(), startProvider()])
  const smtp = { enabled: true, host: '127.0.0.1', port: mailbox.port }
  await server.admin('/api/settings', { method: 'PATCH', json: { smtp } })
  const stop = async (): Promise<void> => {
    await Promise.all([server.stop(), mailbox.stop(), provider.stop()])
  }
  return { server, mailbox, provider, stop }
}

const collection = (name: string, { config }: Provider): object => ({
  name,
  type: 'auth',
  createRule: '',
  fields: [{ name: 'name', type: 'text', max: 40 }],
  otp: { enabled: true },
  mfa: { enabled: name === 'guarded' },
  oauth2: { enabled: true, providers: [config], mappedFields: { name: 'name' } },
})

/** Asks for a one-time password and reads it from the mail. */
export async function oneTime(
  { server, mailbox }: Town,
  collection: string,
  who: string,
): Promise<Readonly<Record<'otpId' | 'password', string>>> {
  const answer = await server.fetch(`/api/collections/${collection}/request-otp`, {
    json: { email: mailOf(who) },
  })
  const { otpId } = (await answer.json()) as { otpId: string }
  const password = /\b\d{8}\b/.exec(await mailbox.next(mailOf(who)))?.[0] ?? ''
  return { otpId, password }
}

/** Whose token it is: PocketBase has to take it. */
export async function ownerOf(
  { server }: Town,
  collection: string,
  token: unknown,
): Promise<string> {
  const answer = await server.fetch(`/api/collections/${collection}/auth-refresh`, {
    method: 'POST',
    token: String(token),
  })
  const { record } = (await answer.json()) as { record?: { name: string } }
  return record?.name ?? `nobody: ${answer.status}`
}
