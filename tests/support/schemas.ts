import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from './folders'

export interface SchemaFile {
  readonly name: string
  readonly collections: readonly {
    readonly name: string
    readonly type: string
    readonly system?: boolean
  }[]
}

const read = (folder: string): readonly SchemaFile[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => ({
      name: file.replace('.json', ''),
      collections: JSON.parse(readFileSync(join(folder, file), 'utf8')),
    }))

/** Our own schemas: together every field type and option, rule shape, views, cycles, odd names. */
export const FIXTURES = read(join(ROOT, 'tests/fixtures/schemas'))

/** Schemas of real projects, from the folder that STACK_SCHEMAS names; none without it. */
export const realSchemas = (kind: 'valid' | 'revisions' | 'legacy'): readonly SchemaFile[] => {
  const folder = process.env.STACK_SCHEMAS
  return folder ? read(join(folder, kind)) : []
}
