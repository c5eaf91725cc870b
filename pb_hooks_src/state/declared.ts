import type { Change } from './change'
import type { Kept } from './declaration'
import type { DeclaredCollection, DeclaredRecord, Document } from './document'
import type { Json } from './json'
import { namesOfWaiting, waiting } from './pending'

/** All that is declared in one document, and what of it cannot even be tried. */
export interface Declared {
  readonly document: Document
  /** What has to be made once something else is there. */
  readonly lacking: readonly Change[]
}

/**
 * Puts declarations together to the document that they are. It is a part, unless somebody said which
 * collections there are to be. `lives` are the names and ids of those that there are.
 */
export function declaredOf(kept: readonly Kept[], lives: readonly string[]): Declared {
  const of = (wanted: Kept['kind']): readonly Kept[] =>
    kept.filter(({ kind, name }) => kind === wanted && (name !== '' || kind === 'settings'))
  const said = of('collections').map(
    ({ name, document }): DeclaredCollection => ({ ...document, name }),
  )
  const known = new Set([
    ...lives,
    ...said.flatMap(({ name, id = name, renamedFrom = name }) => [name, id, renamedFrom]),
  ])
  const fields = namesOfWaiting(said, known)
  const all = said.map((one) => waiting(one, { known, fields }))
  const lost = of('records').filter(({ name }) => !known.has(collectionOf(name)))
  const isWhole = kept.some(({ kind, name }) => kind === 'collections' && name === '')
  const [settings] = of('settings')
  return {
    document: {
      ...(settings && { settings: settings.document }),
      ...((isWhole || said.length > 0) && { collections: all.map(({ ready }) => ready) }),
      records: recordsIn(of('records').filter((one) => !lost.includes(one))),
      ...(!isWhole && { isPart: true }),
    },
    lacking: [
      ...all.flatMap(({ said, pending }) => pending.map((name) => lackingIn(said, name))),
      ...lost.map(
        ({ name, document }) => ({ do: 'create', what: 'record', name, after: document }) as const,
      ),
    ],
  }
}

const collectionOf = (name: string): string => name.split('/')[0] ?? ''

function recordsIn(all: readonly Kept[]): Readonly<Record<string, readonly DeclaredRecord[]>> {
  const result: Record<string, DeclaredRecord[]> = {}
  for (const { name, document } of all) {
    const [collection = '', id = ''] = name.split('/')
    const records = result[collection] ?? []
    result[collection] = records
    records.push({ ...document, id })
  }
  return result
}

/** A field or a rule of a collection that waits for another, as a change to come. */
function lackingIn(
  { name: collection, fields = [], ...rest }: DeclaredCollection,
  name: string,
): Change {
  const field = fields.find((one) => one.name === name)
  if (field) return { do: 'create', what: 'field', name: `${collection}.${name}`, after: field }
  const after: Json = { [name]: rest[name] }
  return { do: 'update', what: 'collection', name: collection, before: { [name]: null }, after }
}
