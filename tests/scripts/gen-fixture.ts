import { cpSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { filesOf } from '../../scripts/files.mjs'
import { find } from '../../scripts/find.mjs'
import { ROOT } from '../support/folders'
import { folder, type Run, runScript } from './fixture'

export const FILES = [
  ...['openapi.datastar.json', 'openapi.json', 'openapi.yaml'],
  ...['records/records.go', 'schema.json', 'types.ts', 'zod.ts'],
]

/** A project like the demo, in a folder of its own whose name has a space. */
export function project(): string {
  const path = join(folder(), 'a project')
  for (const part of ['pb_hooks', 'pb_migrations']) {
    cpSync(join(ROOT, 'proj/demo', part), join(path, part), { recursive: true })
  }
  return path
}

export async function gen(path: string, args: readonly string[] = [], env = {}): Promise<Run> {
  const run = await runScript(ROOT, ['gen.mjs', '--project', path, ...args], {
    OGEN: await find('ogen'),
    ...env,
  })
  await run.ended
  return run
}

/** Every file below a folder with its content and the time it was written. */
export function stateOf(path: string): readonly (readonly [string, string, number])[] {
  return filesOf(path).map((file) => [
    file,
    readFileSync(join(path, file), 'utf8'),
    statSync(join(path, file)).mtimeMs,
  ])
}
