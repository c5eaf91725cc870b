import type { CollectionJson } from '../schema/snapshot'
import type { Change } from './change'
import { changesOfCollection } from './collection-changes'
import { difference, same, wholeDifference } from './compared'
import { isObject, type Json, objectAt, without } from './json'
import { isView, type Records, type State } from './state'

/** Lists what makes one state another. Equal states give none; applied to the one it is the other. */
export function changes(current: State, desired: State): readonly Change[] {
  return [
    ...settingsChanges(current.settings, desired.settings),
    ...collectionsChanges(current.collections, desired.collections),
    ...recordsChanges(current.records, desired.records),
  ]
}

function settingsChanges(current: Json, desired: Json): readonly Change[] {
  const sections = [...new Set([...Object.keys(current), ...Object.keys(desired)])].sort()
  return sections.flatMap((name): readonly Change[] => {
    const [before, after] = [current[name], desired[name]]
    if (same(before, after)) return []
    const found =
      isObject(before) && isObject(after) ? difference(before, after) : { before, after }
    return found ? [{ do: 'update', what: 'settings', name, ...found }] : []
  })
}

type Collections = readonly CollectionJson[]

function collectionsChanges(current: Collections, desired: Collections): readonly Change[] {
  const ids = new Map(desired.map((collection) => [collection.id, collection]))
  const known = new Set(current.map(({ id }) => id))
  return [
    ...current.flatMap((before): readonly Change[] => {
      const after = ids.get(before.id)
      if (after) return changesOfCollection(before, after)
      return [{ do: 'delete', what: 'collection', name: before.name, before: told(before) }]
    }),
    ...desired.flatMap((after): readonly Change[] =>
      known.has(after.id)
        ? []
        : [{ do: 'create', what: 'collection', name: after.name, after: told(after) }],
    ),
  ]
}

/** A collection as a change tells of it. */
const told = (collection: CollectionJson): Json =>
  without(collection, 'created', 'updated', ...(isView(collection) ? ['fields'] : []))

function recordsChanges(current: Records, desired: Records): readonly Change[] {
  const collections = [...new Set([...Object.keys(current), ...Object.keys(desired)])].sort()
  return collections.flatMap((collection) => {
    const [before, after] = [objectAt(current, collection), objectAt(desired, collection)]
    const ids = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
    return ids.flatMap((id) => recordChange(`${collection}/${id}`, before[id], after[id]))
  })
}

function recordChange(name: string, before: unknown, after: unknown): readonly Change[] {
  const what = 'record'
  if (!isObject(before)) return [{ do: 'create', what, name, after }]
  if (!isObject(after)) return [{ do: 'delete', what, name, before }]
  // A value of a record is written as a whole, whatever is in it.
  const found = wholeDifference(before, after)
  return found ? [{ do: 'update', what, name, ...found }] : []
}
