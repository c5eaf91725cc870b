import { Fault } from '../fault'
import type { CollectionJson, FieldJson } from '../schema/snapshot'
import { checksum, freshId } from './checksum'
import type { DeclaredField } from './document'
import { isEqual, type Json, without } from './json'
import { type Match, matched } from './matched'
import type { Shape } from './state'

/** What the fields of a collection are to be made of. */
interface Wanted {
  readonly live: CollectionJson | undefined
  readonly fields: readonly DeclaredField[] | undefined
  /** The fields that PocketBase gives every collection of the type. */
  readonly blank: readonly FieldJson[]
  /** The id of a collection by what a document calls it. */
  readonly idOf: (collection: unknown) => unknown
  readonly at: string
}

type Matched = Match<FieldJson, DeclaredField>

/**
 * The fields of a collection as they are to be. One that would need another column (of another type,
 * or linked to another collection) is a new field with a new id; the old one goes.
 */
export function mergedFields(wanted: Wanted, shape: Shape): readonly FieldJson[] {
  const lives = wanted.live ? wanted.live.fields : wanted.blank
  if (!wanted.fields) return lives
  const matches = matched(lives, wanted.fields, `${wanted.at}.fields`)
  const taken = new Set(lives.map(({ id }) => id))
  const context = { ...wanted, shape, taken }
  const made = matches.map((match, nth) => {
    if (wanted.live && match.live && saysNothingNew(match, wanted.idOf)) return match.live
    return mergedField(match, { ...context, at: `${wanted.at}.fields[${nth}]` })
  })
  const kept = lives.filter(
    (live) => live.system === true && !matches.some((match) => match.live === live),
  )
  return ordered(lives, made, kept)
}

/** Most of a document is what is there, so that is found out before anything is made of it. */
function saysNothingNew({ live, wanted }: Matched, idOf: Wanted['idOf']): boolean {
  return Object.keys(wanted).every((key) => {
    if (key === 'id' || key === 'renamedFrom') return true
    const said = key === 'collectionId' ? idOf(wanted[key]) : wanted[key]
    return isEqual(live?.[key], said)
  })
}

interface Context extends Wanted {
  readonly shape: Shape
  readonly taken: Set<string>
}

function mergedField({ live, wanted }: Matched, context: Context): FieldJson {
  const { shape, taken, idOf, at } = context
  const type = wanted.type ?? live?.type
  if (type === undefined) {
    throw new Fault('bad_document', `"${wanted.name}" is new, so it needs a type.`, `${at}.type`)
  }
  const said = {
    ...without(wanted, 'renamedFrom', 'id'),
    ...(wanted.collectionId !== undefined && { collectionId: idOf(wanted.collectionId) }),
  }
  if (live && live.type === type && isSameColumn(live, said)) {
    // A new collection takes the ids of another database as they are.
    return { ...live, ...said, id: (context.live ? undefined : wanted.id) || live.id }
  }
  const id = newId(wanted, type, taken)
  return { ...shape.fields[type], ...said, id, name: wanted.name, type }
}

/** The id that is declared, unless it is in use; else one as PocketBase makes it. */
function newId({ id = '', name }: DeclaredField, type: string, taken: Set<string>): string {
  const made = id === '' || taken.has(id) ? freshId(`${type}${checksum(name)}`, taken) : id
  taken.add(made)
  return made
}

const isSameColumn = (live: FieldJson, said: Json): boolean =>
  said.collectionId === undefined || said.collectionId === live.collectionId

/**
 * The declared fields in their order; system fields that are not declared stay where they are, as
 * far as there is such a place.
 */
function ordered(
  lives: readonly FieldJson[],
  made: readonly FieldJson[],
  kept: readonly FieldJson[],
): readonly FieldJson[] {
  const result = [...made]
  for (const field of kept) {
    const before = lives.slice(0, lives.indexOf(field)).map(({ id }) => id)
    const at = result.findLastIndex(({ id }) => before.includes(id)) + 1
    result.splice(before.length === 0 ? 0 : at === 0 ? result.length : at, 0, field)
  }
  return result
}
