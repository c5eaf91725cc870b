import type { CollectionJson } from '../schema/snapshot'
import type { Named } from './document'
import type { Merged } from './merged'
import { fieldsOf, indexesOf, isMultiple, isView } from './state'
import type { Steps } from './steps'

/**
 * Who says beforehand whether PocketBase takes a change: nobody, its validation of what is to be, or
 * another PocketBase that does the same, which takes a process.
 */
export type Trial = 'none' | 'validation' | 'rehearsal'

/** Chooses who says whether PocketBase takes what makes one state another. */
export type Choice = (both: Merged, steps: Steps) => Trial

/** Whatever it is, it is rehearsed: of many things together each may stand in another's way. */
export const rehearsing: Choice = () => 'rehearsal'

/**
 * For one thing that is carried out at once: where tables only get more, what validation lets through
 * is done, and undone as a whole where it fails after all.
 */
export const carrying: Choice = ({ current }, { remove, save }) =>
  remove.length === 0 &&
  save.every((after) => !isView(after) && keeps(before(current, after), after))
    ? 'validation'
    : 'rehearsal'

/** For one thing that is only planned: validation knows no tables, so they have to stay as they are. */
export const planning: Choice = (both, steps) =>
  steps.records.length === 0 &&
  steps.save.every((after) => {
    const was = before(both.current, after)
    return was !== undefined && keepsIndexes(was, after)
  })
    ? carrying(both, steps)
    : 'rehearsal'

/** For something that goes: what nothing leads to, and no view may read, can always go. */
export const removing =
  ({ kind, name }: Named): Choice =>
  ({ current }, { save, look }) =>
    kind !== 'collections' ||
    (save.length + look.length === 0 &&
      current.collections.every((one) => one.name === name || !isView(one)))
      ? 'none'
      : 'rehearsal'

type Before = CollectionJson | undefined

const before = ({ collections }: Merged['current'], { id }: CollectionJson): Before =>
  collections.find((one) => one.id === id)

/** Whether all columns of a table stay what they are. */
const keeps = (was: Before, is: CollectionJson): boolean =>
  was === undefined ||
  (was.name === is.name &&
    fieldsOf(was).every(({ id, name, ...rest }) =>
      fieldsOf(is).some(
        (now) => now.id === id && now.name === name && isMultiple(now) === isMultiple(rest),
      ),
    ))

const keepsIndexes = (was: CollectionJson, is: CollectionJson): boolean =>
  JSON.stringify(indexesOf(was)) === JSON.stringify(indexesOf(is))
