import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CollectionJson } from '../../pb_hooks_src/schema/snapshot'
import { changes } from '../../pb_hooks_src/state/changes'
import { readDocument } from '../../pb_hooks_src/state/document'
import { type Merged, merged } from '../../pb_hooks_src/state/merged'
import type { Shape, State } from '../../pb_hooks_src/state/state'
import { ROOT } from './folders'

/** PocketBase's blanks, as it tells of them; `tests/e2e/plan.test.ts` sees that it still does. */
export const SHAPE: Shape = JSON.parse(
  readFileSync(join(ROOT, 'tests/fixtures/shape.json'), 'utf8'),
)

/** A PocketBase with some collections, as a document describes them. */
export const stateOf = (...collections: readonly object[]): State =>
  become({ settings: SHAPE.settings, collections: [], records: {} }, { collections })

/** What a state is once a document is applied to it. */
export const become = (state: State, document: object): State => both(state, document).desired

/** What a document makes of a state. */
export const both = (state: State, document: object): Merged =>
  merged(state, readDocument(document, SHAPE), SHAPE)

/** The changes that a document makes, in one line each. */
export function told(state: State, document: object): readonly string[] {
  const { current, desired } = both(state, document)
  return changes(current, desired).map((change) => {
    const name = `${change.do} ${change.what} ${change.name}`
    return change.do === 'update'
      ? `${name}: ${JSON.stringify(change.before)} -> ${JSON.stringify(change.after)}`
      : name
  })
}

/** A collection of a state, by its name. */
export function collectionIn({ collections }: State, name: string): CollectionJson {
  const found = collections.find((collection) => collection.name === name)
  if (!found) throw new Error(`There is no ${name}.`)
  return found
}
