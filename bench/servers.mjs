import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../scripts/main.mjs'
import { flagsOf } from '../scripts/pocketbase.mjs'

const EMAIL = 'bench@example.com'
const PASSWORD = 'a-password-for-benches'

/** @typedef {Awaited<ReturnType<typeof start>>} Server */

/**
 * A folder with a superuser and, if wanted, the pack.
 * @param {string} binary
 * @param {boolean} pack
 */
export function folderWith(binary, pack) {
  const folder = mkdtempSync(join(tmpdir(), 'pb-stack-bench-'))
  for (const name of ['pb_hooks', 'pb_migrations', 'pb_public']) {
    if (pack) cpSync(join(ROOT, name), join(folder, name), { recursive: true })
    else mkdirSync(join(folder, name))
  }
  const flags = flagsOf(folder)
  execFileSync(binary, ['migrate', 'up', ...flags])
  execFileSync(binary, ['superuser', 'upsert', EMAIL, PASSWORD, ...flags])
  return folder
}

/**
 * Starts PocketBase on a folder. `startMs` is the time until it answers.
 * @param {string} binary
 * @param {string} folder
 */
export async function start(binary, folder) {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const began = performance.now()
  const args = ['serve', `--http=127.0.0.1:${port}`, ...flagsOf(folder), '--automigrate=false']
  const child = spawn(binary, args, { stdio: 'ignore' })
  while (!(await fetch(`${url}/api/health`).catch(() => undefined))) {
    if (child.exitCode !== null) throw new Error(`PocketBase ended with ${child.exitCode}.`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const startMs = performance.now() - began
  const { token } = await json(`${url}/api/collections/_superusers/auth-with-password`, {
    method: 'POST',
    body: { identity: EMAIL, password: PASSWORD },
  })
  return {
    url,
    startMs,
    token: String(token),
    /** Resident memory in MB; not a number where the system does not tell. */
    memory: () => residentMb(child.pid),
    /** Seconds of CPU used so far. */
    cpu: () => cpuSeconds(child.pid),
    /** @param {string} path @param {{ method?: string, body?: unknown }} [init] */
    admin: (path, init) => json(url + path, { ...init, token: String(token) }),
    stop: async () => {
      child.kill()
      await once(child, 'exit')
    },
    remove: () => rmSync(folder, { recursive: true }),
  }
}

/**
 * @param {string} url
 * @param {{ method?: string, body?: unknown, token?: string }} [init]
 * @returns {Promise<Record<string, unknown>>}
 */
async function json(url, { method = 'GET', body, token = '' } = {}) {
  const response = await fetch(url, {
    method,
    headers: { Authorization: token, 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${url}: ${response.status} ${text}`)
  return text === '' ? {} : JSON.parse(text)
}

/** @param {number | undefined} pid */
function residentMb(pid) {
  if (process.platform !== 'linux') return Number.NaN
  const kb = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kb) / 1024
}

/** @returns {Promise<number>} */
async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

/**
 * Seconds of CPU that a process has used; the clock of Linux ticks a hundred times a second.
 * @param {number | undefined} pid
 */
function cpuSeconds(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) / 100
}
