import { createHash } from 'node:crypto'
import { Fault } from '../../pb_hooks_src/fault'
import type { Host } from '../../pb_hooks_src/host'
import { readModel } from '../../pb_hooks_src/model/read'
import { shell } from '../../pb_hooks_src/pages/shell'
import { code } from '../../pb_hooks_src/pocketbase/types'
import { yaml } from '../../pb_hooks_src/pocketbase/yaml'
import { readSnapshot } from '../../pb_hooks_src/schema/read-snapshot'
import { type Document, etagOf } from '../../pb_hooks_src/web/http'

/** What a test may change in a host that lives in memory. */
export interface Memory {
  appName: string
  batch: boolean
  collections: unknown
  off: string[]
  /** What the PocketBase lacks that it stands for. */
  missing?: readonly string[]
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** PocketBase for tests: a schema in, a host out. */
export function memoryHost(memory: Memory): Host {
  const documents = new Map<string, { of: string; document: Document }>()
  const snapshot = () => readSnapshot(memory.collections)
  return {
    settings: () => ({ appName: memory.appName, batch: memory.batch }),
    missing: () => memory.missing ?? [],
    snapshot,
    model: () => readModel(snapshot()),
    authCollections: () =>
      snapshot().collections.flatMap(({ name, type }) => (type === 'auth' ? [name] : [])),
    document: (key, make) => {
      const of = JSON.stringify([memory.appName, memory.batch, memory.collections])
      const found = documents.get(key)
      if (found?.of === of) return found.document
      const made = make()
      const document = { ...made, etag: etagOf(made.body, sha256) }
      documents.set(key, { of, document })
      return document
    },
    code: (language, model) => code[language](model),
    shell,
    yaml,
    views: () => {
      throw new Fault('not_found', 'There are no views.', 'views')
    },
    declare: () => {
      throw new Fault('not_found', 'There is no data folder.', 'declare')
    },
    switchedOff: () => memory.off,
    installation: () => ({
      pocketbase: '0.40.4',
      pool: 50,
      migrations: { stack_features: 'applied', stack_declared: 'applied' },
      pages: true,
      neighbours: [],
      late: false,
      vms: 0,
      folders: {
        hooks: 'pb_hooks',
        migrations: 'pb_migrations',
        pages: 'pb_public',
        data: 'pb_data',
      },
    }),
    readJson: (path) => {
      throw new Fault('not_found', `There is no file to read at ${path}.`, 'from')
    },
  }
}
