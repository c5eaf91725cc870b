import { Fault } from '../fault'
import type { DeclaredCollection, Document } from '../state/document'
import { freed, namesOfWaiting, type There, type Waiting, waiting } from '../state/pending'
import { withSecrets } from '../state/secrets'
import type { Asked } from './attempted'
import { declarations } from './declarations'

/**
 * A part that declares a collection, without what waits for another; with what others waited for, and
 * need not any more. Fault: `bad_document` for a collection that is not there, unless it may wait.
 */
export function readyPart(app: core.App, part: Document, { named, pending }: Asked): Document {
  const [said] = part.collections ?? []
  if (!said) return part
  const kept = declarations(app).filter(({ name }) => name !== named.name)
  const there = thereWith(app, said, kept.map(waitsFor))
  const mine = waiting(said, there)
  const [missing] = mine.missing
  if (missing && !pending) throw nothing(missing.name, missing.at)
  const all: readonly (Waiting & { readonly name: string })[] = [
    ...(pending ? [{ ...mine, name: said.name }] : []),
    ...freed(kept, there),
  ]
  const ready = all.map((one) => ({ ...one.ready, name: one.name }))
  return {
    ...part,
    collections: [
      ...(pending ? [] : [said]),
      ...ready.map((one) => (one.name === said.name ? one : withoutSecrets(one))),
    ],
    waiting: Object.fromEntries(all.map(({ name, said, pending }) => [name, { said, pending }])),
  }
}

const nothing = (name: string, at: string): Fault =>
  new Fault(
    'bad_document',
    `There is no collection "${name}". Declare it first; or let what needs it wait, with ?pending=true.`,
    `collections[0].${at}`,
  )

type Kept = ReturnType<typeof declarations>[number]

const waitsFor = ({ document, pending }: Kept): DeclaredCollection =>
  (pending.length > 0 ? document : {}) as DeclaredCollection

/** What there is once a collection is made. */
function thereWith(
  app: core.App,
  said: DeclaredCollection,
  others: readonly DeclaredCollection[],
): There {
  const lives = app.findAllCollections().flatMap((found) => (found ? [found] : []))
  const known = new Set([
    ...lives.flatMap(({ id, name }) => [id, name]),
    ...[said.name, said.id ?? said.name],
  ])
  return { known, fields: namesOfWaiting([said, ...others], known) }
}

/** What is kept of secrets is no secret, so it is not said again. */
const withoutSecrets = (collection: DeclaredCollection): DeclaredCollection =>
  withSecrets({ collections: [collection] }, () => undefined).collections?.[0] ?? collection
