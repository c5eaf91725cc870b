import { Fault } from '../fault'
import type { DeclaredCollection, Document, Named } from '../state/document'
import { namesOfWaiting, rewaiting, type There, type Waiting, waiting } from '../state/pending'
import { withSecrets } from '../state/secrets'
import type { Asked } from './attempted'
import { collectionIn, whoIsThere } from './current-state'
import { declarations, namesBefore, waitingDeclarations } from './declarations'

/**
 * A part that declares a collection, without what waits for another; with what others waited for, and
 * need not any more. Fault: `bad_document` for a collection that is not there, unless it may wait.
 */
export function readyPart(app: core.App, part: Document, { named, pending }: Asked): Document {
  const [said] = part.collections ?? []
  if (!said) return part
  const waited = waitingDeclarations(app).filter(({ name }) => name !== named.name)
  const there = thereOf(
    [...namesIn(app, named.name), said.name, said.id ?? said.name],
    [said, ...waited.map(({ document }) => document as DeclaredCollection)],
  )
  const mine = waiting(said, there)
  const [missing] = mine.missing
  if (missing && !pending) throw nothing(missing.name, missing.at)
  const freed = rewaiting(waited, there).filter(({ pending, before }) => pending.length < before)
  const own = pending ? mine : { ...mine, ready: said, pending: [] }
  return {
    ...part,
    collections: [own.ready, ...freed.map(({ ready }) => withoutSecrets(ready))],
    waiting: saidOf([own, ...freed]),
  }
}

/** What declared collections become once one that they lead to is gone: they wait for it again. */
export function waitingAgain(app: core.App, { kind, name }: Named): Partial<Document> {
  const gone = kind === 'collections' ? collectionIn(app, name)?.id : undefined
  const kept = declarations(app).filter((one) => one.kind === 'collections' && one.name !== name)
  const names = namesIn(app, name)
  const said = kept.map(({ document }) => document as DeclaredCollection)
  const waitingFor = (known: readonly string[]) => rewaiting(kept, thereOf(known, said))
  const before = waitingFor(names)
  const again = waitingFor(names.filter((one) => one !== name && one !== gone)).filter(
    ({ pending }, nth) => pending.length > (before[nth]?.pending.length ?? 0),
  )
  return {
    collections: again.map(({ ready }) => withoutSecrets(ready)),
    waiting: saidOf(again),
  }
}

const saidOf = (all: readonly Waiting[]): NonNullable<Document['waiting']> =>
  Object.fromEntries(all.map(({ ready, said, pending }) => [ready.name, { said, pending }]))

const nothing = (name: string, at: string): Fault =>
  new Fault(
    'bad_document',
    `There is no collection "${name}". Declare it first; or let what needs it wait, with ?pending=true.`,
    `collections[0].${at}`,
  )

/** The ids and names of collections, and the names that those which are declared had; but for one. */
const namesIn = (app: core.App, except: string): readonly string[] => [
  ...whoIsThere(app).flatMap(({ id, name }) => [id, name]),
  ...namesBefore(app, except),
]

function thereOf(names: readonly string[], declared: readonly DeclaredCollection[]): There {
  const known = new Set(names)
  return { known, fields: namesOfWaiting(declared, known) }
}

/** What is kept of secrets is no secret, so it is not said again. */
const withoutSecrets = (collection: DeclaredCollection): DeclaredCollection =>
  withSecrets({ collections: [collection] }, () => undefined).collections?.[0] ?? collection
