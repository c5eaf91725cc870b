import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { find } from '../../scripts/find.mjs'
import { EMAIL, flagsOf, PASSWORD, ROOT } from './folders'

declare module 'vitest' {
  interface ProvidedContext {
    /** The PocketBase under test, and its own word for its version. */
    binary: string
    version: string
    /** A folder with the pack, its migrations applied and a superuser: copied by each test. */
    prepared: string
  }
}

/** Prepares once what every server under test starts from, so that each is up in a moment. */
export default async function setup(project: TestProject): Promise<() => void> {
  const binary = await find('pocketbase')
  const prepared = mkdtempSync(join(tmpdir(), 'pb-stack-prepared-'))
  for (const folder of ['pb_hooks', 'pb_migrations', 'pb_public']) {
    cpSync(join(ROOT, folder), join(prepared, folder), { recursive: true })
  }
  const run = (...args: string[]): unknown => execFileSync(binary, [...args, ...flagsOf(prepared)])
  run('migrate', 'up')
  run('superuser', 'upsert', EMAIL, PASSWORD)
  project.provide('binary', binary)
  project.provide('version', String(run('--version')).trim().split(' ').at(-1) ?? '')
  project.provide('prepared', prepared)
  return () => rmSync(prepared, { recursive: true, force: true })
}
