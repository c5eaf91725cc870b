import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Started } from './fixture'

export const SUPERUSER = 'proj/demo/.run/superuser.json'

export async function send(
  server: Started,
  path: string,
  body?: unknown,
  token = '',
): Promise<Response> {
  return fetch(server.url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: token },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}

export async function notes(server: Started): Promise<readonly string[]> {
  const response = await send(server, '/api/collections/notes/records?sort=text')
  const { items } = (await response.json()) as { items: { text: string }[] }
  return items.map(({ text }) => text)
}

/** A superuser's token, from the login in the file. */
export async function signedIn(server: Started, root: string): Promise<string> {
  const { email, password } = JSON.parse(readFileSync(join(root, SUPERUSER), 'utf8'))
  const body = { identity: email, password }
  const response = await send(server, '/api/collections/_superusers/auth-with-password', body)
  return ((await response.json()) as { token: string }).token
}
