import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { find } from '../scripts/find.mjs'
import { ROOT } from '../scripts/main.mjs'
import { flagsOf } from '../scripts/pocketbase.mjs'
import { mirror } from '../scripts/tofu-mirror.mjs'
import { ownProvider } from '../scripts/tofu-provider.mjs'
import { line } from './print.mjs'
import { COLLECTIONS, schemaOf } from './schema.mjs'
import { folderWith, start } from './servers.mjs'

/**
 * How long OpenTofu takes to plan and to apply what a PocketBase with many collections exports: to an
 * empty one, and to one that is that already.
 * @param {string} binary
 */
export async function configurations(binary) {
  const tofu = await find('tofu')
  const told = mirror(join(ROOT, '.bin', 'tofu'), [await ownProvider(ROOT)])
  const cwd = mkdtempSync(join(tmpdir(), 'pb-stack-bench-tofu-'))
  writeFileSync(join(cwd, 'main.tf'), await exported(binary))
  const folder = folderWith(binary, true)
  const server = await start(binary, folder)
  const env = { ...process.env, ...told, PB_STACK_URL: server.url, PB_STACK_TOKEN: server.token }
  /** @param {string[]} args */
  const run = (...args) => {
    const began = performance.now()
    execFileSync(tofu, [...args, '-input=false'], {
      cwd,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    return `${Math.round(performance.now() - began)} ms`
  }
  try {
    run('init')
    const of = `${COLLECTIONS} collections`
    line(`tofu plan, ${of}, all of them new`, run('plan'), 'at most 3000 ms')
    line(`tofu apply, ${of}, all of them new`, run('apply', '-auto-approve'), 'at most 5000 ms')
    line(`tofu plan, ${of}, nothing to do`, run('plan', '-detailed-exitcode'), 'at most 3000 ms')
  } finally {
    await server.stop()
    server.remove()
    rmSync(cwd, { recursive: true })
  }
}

/** @param {string} binary */
async function exported(binary) {
  const folder = folderWith(binary, true)
  const server = await start(binary, folder)
  const collections = schemaOf(COLLECTIONS)
  await server.admin('/api/collections/import', { method: 'PUT', body: { collections } })
  await server.stop()
  const args = [...flagsOf(folder), 'stack', 'export', '--format=hcl']
  const text = execFileSync(binary, args, { encoding: 'utf8' })
  server.remove()
  return text
}
