import { execSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from './fault.mjs'
import { isBuilt } from './sources.mjs'

/**
 * Installs the npm packages of the lock file with `npm ci`, unless they are there: a stamp in
 * node_modules says from which lock file they came.
 * @param {string} root
 */
export function ensurePackages(root) {
  const lock = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  const wanted = lock.digest('hex')
  const stamp = join(root, 'node_modules', '.pb-stack')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  console.error('Installing the npm packages of package-lock.json (npm ci) …')
  try {
    execSync('npm ci --include=dev', { cwd: root, stdio: TALK })
  } catch {
    throw new Fault('`npm ci` failed (it needs the network once); its message is above.')
  }
  writeFileSync(stamp, wanted)
}

/**
 * Builds the hooks, unless they are built from the sources as they are now.
 * @param {string} root
 */
export function ensureBuilt(root) {
  if (isBuilt(root)) return
  ensurePackages(root)
  console.error('Building pb_hooks from pb_hooks_src …')
  const { status } = spawnSync(process.execPath, ['build.mjs'], { cwd: root, stdio: TALK })
  if (status !== 0) throw new Fault('`node build.mjs` failed; its message is above.')
}

/**
 * What npm and the build say goes to stderr: stdout may be a document (`stack openapi > file`).
 * @type {import('node:child_process').StdioOptions}
 */
const TALK = ['ignore', process.stderr, process.stderr]
