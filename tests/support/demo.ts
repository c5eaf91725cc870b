import { execFile } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inject } from 'vitest'
import { flagsOf, ROOT } from './folders'
import { preparedFolder, type Server } from './server'

/** The pack and the demo in one folder, as `npm start` puts them together. */
export function demoFolder(): string {
  const folder = preparedFolder()
  for (const part of ['pb_hooks', 'pb_migrations', 'pb_public']) {
    cpSync(join(ROOT, 'proj/demo', part), join(folder, part), { recursive: true })
  }
  return folder
}

/** What a command of PocketBase prints; says yes when it asks. */
export async function command(folder: string, ...args: readonly string[]): Promise<string> {
  const running = promisify(execFile)(inject('binary'), [...flagsOf(folder), ...args])
  running.child.stdin?.end('y\n')
  return (await running).stdout
}

export type Row = Readonly<Record<string, unknown>> & { readonly id: string }

/** What PocketBase says of the collections that are not its own. */
export async function collections(from: Server): Promise<Row[]> {
  const response = await from.admin('/api/collections?perPage=500&sort=name')
  const { items } = (await response.json()) as { items: Row[] }
  return items.filter(({ system }) => !system).map(({ created, updated, ...rest }) => rest)
}

/** The records of a collection that a guest is shown, or who has a token; none where it is refused. */
export async function records(from: Server, name: string, token?: string): Promise<Row[]> {
  const path = `/api/collections/${name}/records?perPage=1000&sort=id`
  const response = await from.fetch(path, token === undefined ? {} : { token })
  return ((await response.json()) as { items?: Row[] }).items ?? []
}
