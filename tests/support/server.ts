import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { EMAIL, flagsOf, PASSWORD } from './folders'
import { recorder } from './recorder'
import { expectNothingLogged, keepSecret } from './secrets'

export interface Server {
  readonly url: string
  /** Where its data, hooks, migrations and pages lie. */
  readonly folder: string
  /** All that PocketBase has printed so far. */
  readonly printed: () => string
  /** Sends a request as a guest, or with a token. */
  readonly fetch: (path: string, init?: Init) => Promise<Response>
  /** Sends a request as a superuser; fails where PocketBase does not agree. */
  readonly admin: (path: string, init?: Init) => Promise<Response>
  readonly superuser: string
  /** Ends it in order and removes its folder; fails where it has logged a secret. */
  readonly stop: () => Promise<void>
  /** Ends it as a crash would, and keeps its folder. */
  readonly kill: () => Promise<void>
}

export interface Init {
  readonly method?: string
  readonly token?: string
  readonly json?: unknown
  readonly form?: FormData | URLSearchParams
  readonly headers?: Readonly<Record<string, string>>
}

/** A folder of one's own with the pack in it, ready to be started. */
export function preparedFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pb-stack-test-'))
  cpSync(inject('prepared'), folder, { recursive: true })
  return folder
}

/**
 * Starts PocketBase on a port and a folder of its own; on a given one, where it was before. Throws
 * what it printed when it fails.
 */
export async function startServer(
  folder = preparedFolder(),
  flags: readonly string[] = [],
  port?: number,
): Promise<Server> {
  const address = `127.0.0.1:${port ?? (await freePort())}`
  const url = `http://${address}`
  const child = spawn(
    inject('binary'),
    ['serve', `--http=${address}`, ...flagsOf(folder), ...flags],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
    })
  }
  await answering(url, child, () => printed)
  const plain = (path: string, init: Init = {}): Promise<Response> =>
    fetch(url + path, initOf(init))
  const superuser = await signIn(plain, '_superusers', EMAIL, PASSWORD)
  const hold = recorder((path, token, etag) =>
    plain(path, { ...(token !== undefined && { token }), headers: { 'If-None-Match': etag } }),
  )
  const send = async (path: string, init: Init = {}): Promise<Response> => {
    const response = await plain(path, init)
    const method = String(initOf(init).method)
    const datastar = 'Datastar-Request' in (init.headers ?? {})
    await hold({ method, path, token: init.token, datastar, response: response.clone() })
    return response
  }
  return {
    url,
    folder,
    printed: () => printed,
    fetch: send,
    superuser,
    admin: async (path, init) => {
      const response = await send(path, { token: superuser, ...init })
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
      return response
    },
    kill: () => stopped(child, 'SIGKILL'),
    stop: async () => {
      await stopped(child)
      try {
        expectNothingLogged(folder)
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  }
}

type Send = (path: string, init?: Init) => Promise<Response>

/** The token of a record that signs in with its password. */
export async function signIn(
  send: Send,
  collection: string,
  identity: string,
  password: string,
): Promise<string> {
  const response = await send(`/api/collections/${collection}/auth-with-password`, {
    json: { identity, password },
  })
  const { token } = (await response.json()) as { token?: string }
  if (token === undefined) throw new Error(`${identity} cannot sign in: ${response.status}`)
  keepSecret(token, password)
  return token
}

/** Runs `pocketbase stack …` on a folder; never throws, since its failures are tested too. */
export function stackCommand(
  folder: string,
  ...args: string[]
): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    execFile(
      inject('binary'),
      ['stack', ...flagsOf(folder), ...args],
      { cwd: folder, maxBuffer: 64 * 1024 * 1024 },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, out, err }),
    )
  })
}

const initOf = ({ method, token, json, form, headers = {} }: Init): RequestInit => ({
  method: method ?? (json === undefined && form === undefined ? 'GET' : 'POST'),
  // Where an answer sends a client on, it is that answer which is held.
  redirect: 'manual',
  headers: {
    ...(token !== undefined && { Authorization: token }),
    ...(json !== undefined && { 'Content-Type': 'application/json' }),
    ...headers,
  },
  ...(form !== undefined && { body: form }),
  ...(json !== undefined && { body: JSON.stringify(json) }),
})

async function answering(url: string, child: ChildProcess, printed: () => string): Promise<void> {
  const deadline = Date.now() + 100_000
  while (Date.now() < deadline && child.exitCode === null) {
    const ok = await fetch(`${url}/api/health`).then(
      (response) => response.ok,
      () => false,
    )
    if (ok) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await stopped(child)
  throw new Error(`PocketBase did not start:\n${printed()}`)
}

async function stopped(child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exited = new Promise((resolve) => child.once('exit', resolve))
  child.kill(signal)
  await exited
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
