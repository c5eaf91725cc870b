import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { preparedFolder, type Server, signIn, startServer } from './server'
import { fill, PASSWORD } from './twins-data'

/** A request as any client of PocketBase sends it. */
export interface Sent {
  readonly method?: string
  readonly path: string
  readonly as?: 'ada' | 'superuser' | undefined
  readonly json?: unknown
  readonly form?: () => FormData
  readonly headers?: Readonly<Record<string, string>>
}

interface Answer {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly body: string
}

/** Two servers on the same data, one with the pack and one that never heard of it. */
export interface Twins {
  readonly pack: Server
  readonly alone: Server
  readonly ask: (server: Server, sent: Sent) => Promise<Answer>
  /** Sends a request to both and fails where the answers differ, or have another status. */
  readonly expectSame: (sent: Sent, status: number) => Promise<void>
  readonly stop: () => Promise<void>
}

/** Makes data once, then starts a server with it and another with a copy. */
export async function startTwins(): Promise<Twins> {
  const first = await startServer()
  await fill(first)
  await first.kill()
  const folder = preparedFolder()
  rmSync(folder, { recursive: true })
  // A file tells when it was written, to the second.
  cpSync(first.folder, folder, { recursive: true, preserveTimestamps: true })
  for (const part of ['pb_hooks', 'pb_migrations', 'pb_public']) {
    rmSync(join(folder, part), { recursive: true })
    mkdirSync(join(folder, part))
  }
  const [pack, alone] = await Promise.all([startServer(first.folder), startServer(folder)])
  const ask = asker(
    {
      ada: await signIn(alone.fetch, 'users', 'ada@example.com', PASSWORD),
      superuser: alone.superuser,
    },
    new Date().toISOString().replace('T', ' '),
  )
  return {
    pack,
    alone,
    ask,
    expectSame: async (sent, status) => {
      const expected = await ask(alone, sent)
      const stable = await isStable(sent, expected, () => ask(alone, sent))
      const known = ({ body, ...rest }: Answer) => ({ ...rest, body: stable ? body : sorted(body) })
      expect(known(await ask(pack, sent))).toEqual(known(expected))
      expect(expected.status).toBe(status)
    },
    stop: async () => {
      await Promise.all([pack.stop(), alone.stop()])
    },
  }
}

/** Whether PocketBase itself answers the same bytes twice; a write is not sent twice to learn it. */
async function isStable(
  { method = 'GET', path, json, form }: Sent,
  { body }: Answer,
  again: () => Promise<Answer>,
): Promise<boolean> {
  const reads = method === 'GET' && json === undefined && !form
  return !path.includes('fields=') && (!reads || (await again()).body === body)
}

function asker(tokens: Readonly<Record<'ada' | 'superuser', string>>, began: string) {
  return async (server: Server, { method, path, as, json, form, headers }: Sent) => {
    const response = await fetch(server.url + path, {
      method: method ?? (json === undefined && !form ? 'GET' : 'POST'),
      headers: {
        ...(as && { Authorization: tokens[as] }),
        ...(json !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(json !== undefined && { body: typeof json === 'string' ? json : JSON.stringify(json) }),
      ...(form && { body: form() }),
    })
    const found = [...response.headers].filter(([name]) => !momentsOf(path).includes(name))
    return { status: response.status, headers: found, body: steady(await response.text(), began) }
  }
}

/** Headers that tell a moment. A small picture is made when a server is asked for it first. */
const momentsOf = (path: string): readonly string[] =>
  path.includes('thumb=') ? ['date', 'last-modified'] : ['date']

/** What is by chance or of this moment gets one word for both. */
const steady = (body: string, began: string): string =>
  body
    .replace(/eyJ[\w-]+\.[\w-]+\.[\w-]+/g, 'TOKEN')
    .replace(/_[a-z0-9]{10}\.(png|txt)/g, '_RANDOM.$1')
    .replace(/"(otpId|mfaId)":"\w+"/g, '"$1":"ID"')
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}Z/g, (date) => (date < began ? date : 'NOW'))

/** The same JSON with its keys in order: PocketBase itself prints some in an order that changes. */
function sorted(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value,
    )
  } catch {
    return body
  }
}
