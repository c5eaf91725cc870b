import type { CollectionJson } from '../schema/snapshot'
import { changes } from './changes'
import type { Json } from './json'
import { isView, type State } from './state'

/** What has to be written, in the order in which it can be. */
export interface Steps {
  /** The ids of collections that go, views first. */
  readonly remove: readonly string[]
  /** Collections as they are to be: those that are there, new ones, views. */
  readonly save: readonly CollectionJson[]
  /** The ids of those that stay as they are, yet have to be looked at again. */
  readonly look: readonly string[]
  /** The sections of the settings that change. */
  readonly settings: Json
  readonly records: readonly RecordStep[]
}

export interface RecordStep {
  readonly collection: string
  readonly id: string
  /** Nothing where it goes. */
  readonly values: Json | undefined
}

/** The steps that make one state the other. */
export function stepsOf(current: State, desired: State): Steps {
  const there = new Map(current.collections.map((collection) => [collection.id, collection]))
  const after = new Set(desired.collections.map(({ id }) => id))
  const gone = current.collections.filter(({ id }) => !after.has(id))
  const changed = desired.collections.filter((collection) => {
    const before = there.get(collection.id)
    return !before || changes(alone(before), alone(collection)).length > 0
  })
  const tables = changed.filter((collection) => !isView(collection))
  return {
    remove: viewsFirst(gone).map(({ id }) => id),
    save: [
      ...tables.filter(({ id }) => there.has(id)),
      ...tables.filter(({ id }) => !there.has(id)),
      ...inOrder(changed.filter(isView)),
    ],
    look: desired.collections
      .filter((collection) => !changed.includes(collection) && linksTo(collection, gone))
      .map(({ id }) => id),
    settings: changedSections(current, desired),
    records: changes({ ...current, ...NOTHING }, { ...desired, ...NOTHING }).map(
      recordStep(newNames(current, desired)),
    ),
  }
}

/** Whether there is anything to write. */
export const isNothing = ({ remove, save, settings, records }: Steps): boolean =>
  remove.length + save.length + records.length + Object.keys(settings).length === 0

const NOTHING = { settings: {}, collections: [] }

const alone = (collection: CollectionJson): State => ({
  settings: {},
  collections: [collection],
  records: {},
})

const viewsFirst = (collections: readonly CollectionJson[]): readonly CollectionJson[] => [
  ...collections.filter(isView),
  ...collections.filter((collection) => !isView(collection)),
]

/** A view that reads from another comes after it. */
function inOrder(views: readonly CollectionJson[]): readonly CollectionJson[] {
  const sorted: CollectionJson[] = []
  const waiting = new Set<CollectionJson>()
  const place = (view: CollectionJson): void => {
    if (sorted.includes(view) || waiting.has(view)) return
    waiting.add(view)
    views.filter((other) => other !== view && reads(view, other)).forEach(place)
    sorted.push(view)
  }
  views.forEach(place)
  return sorted
}

const reads = ({ viewQuery }: CollectionJson, { name }: CollectionJson): boolean =>
  new RegExp(`\\b${name}\\b`, 'i').test(String(viewQuery))

const linksTo = ({ fields }: CollectionJson, gone: readonly CollectionJson[]): boolean =>
  fields.some(({ collectionId }) => gone.some(({ id }) => id === collectionId))

const changedSections = (current: State, desired: State): Json =>
  Object.fromEntries(
    changes(
      { ...current, collections: [], records: {} },
      { ...desired, collections: [], records: {} },
    ).map(({ name }) => [name, desired.settings[name]]),
  )

/** The names of collections by those that they have before. */
function newNames(current: State, desired: State): ReadonlyMap<string, string> {
  const after = new Map(desired.collections.map(({ id, name }) => [id, name]))
  return new Map(current.collections.map(({ id, name }) => [name, after.get(id) ?? name]))
}

const recordStep =
  (names: ReadonlyMap<string, string>) =>
  ({ name, ...change }: ReturnType<typeof changes>[number]): RecordStep => {
    const [collection = '', id = ''] = name.split('/')
    if (change.do !== 'delete') return { collection, id, values: change.after as Json }
    return { collection: names.get(collection) ?? collection, id, values: undefined }
  }
