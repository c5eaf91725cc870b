import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a test file signs in with, is given, and types: nobody who reads a log may find it there. */
const secrets = new Set<string>()

/** Keeps what no log may hold. A word that is too short could be there by chance. */
export function keepSecret(...values: readonly string[]): void {
  for (const value of values) if (value.length > 5) secrets.add(value)
}

/** Keeps what is told under a name that says that it is secret, or personal. */
export function keepSecretsOf(told: Iterable<readonly [name: string, value: unknown]>): void {
  for (const [name, value] of told) if (PRIVATE.test(name)) keepSecret(String(value))
}

const PRIVATE = /password|token|secret|identity|mail/i

/**
 * Fails where a server that has ended has logged a secret or a token of somebody's. PocketBase writes
 * its last logs when it ends.
 */
export function expectNothingLogged(folder: string): void {
  const logs = ['auxiliary.db', 'auxiliary.db-wal']
    .map((name) => join(folder, 'pb_data', name))
    .map((path) => (existsSync(path) ? readFileSync(path, 'latin1') : ''))
    .join('\n')
  if (!logs.includes('/api/')) throw new Error('PocketBase has logged nothing.')
  const found = [...[...secrets].filter((secret) => isIn(logs, secret)), ...tokensIn(logs)]
  if (found.length > 0) throw new Error(`PocketBase's logs tell ${found.join(', ')}.`)
}

/** As it stands, or as an address has it. A long line is stored in parts, so half a secret is one. */
function isIn(logs: string, secret: string): boolean {
  const half = secret.length < 40 ? secret.length : Math.ceil(secret.length / 2)
  const parts = [secret.slice(0, half), secret.slice(-half)].flatMap((part) => {
    const encoded = encodeURIComponent(part)
    return [part, encoded, encoded.replaceAll('%20', '+')]
  })
  return parts.some((part) => logs.includes(part))
}

/** Tokens, but for the short ones of files in the address of a file: there they have to be. */
const tokensIn = (logs: string): readonly string[] =>
  [
    ...logs.matchAll(/(\/api\/(?:files|backups)\/[^"\s]*?[?&]token=)?eyJ[\w-]+\.([\w-]+)\.[\w-]+/g),
  ].flatMap(([token, inFile, claims = '']) =>
    inFile && Buffer.from(claims, 'base64url').includes('"type":"file"') ? [] : [token],
  )
