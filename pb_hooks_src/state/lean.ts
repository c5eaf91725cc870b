import type { CollectionJson, FieldJson } from '../schema/snapshot'
import { checksum } from './checksum'
import { isObject, type Json, listAt, objectAt, without } from './json'
import { indexesOf, isView, type Shape } from './state'

/** The name of a collection by its id. */
export type Names = ReadonlyMap<unknown, string>

/**
 * A collection as somebody would declare it: without what is PocketBase's default anyway. The
 * provider for OpenTofu makes the same of one that it imports (mod/tofu/provider/undeclared.go).
 */
export function leanCollection(live: CollectionJson, shape: Shape, names: Names): Json {
  const blank = blankOf(live, shape)
  const plain = different(
    without(live, 'created', 'updated', 'system', 'fields', 'indexes', 'id'),
    blank,
  )
  const fields = isView(live) ? [] : leanFields(live, shape, names)
  const indexes = leanIndexes(live)
  const isOwnId = live.id === `pbc_${checksum(live.type + live.name)}`
  return {
    name: live.name,
    type: live.type,
    ...(!isOwnId && { id: live.id }),
    ...without(plain, 'name', 'type'),
    ...(fields.length > 0 && { fields }),
    ...(indexes.length > 0 && { indexes }),
  }
}

/** PocketBase begins with `users`, in which the data of OAuth2 have their fields already. */
function blankOf({ name, type }: CollectionJson, shape: Shape): Json {
  const blank = shape.collections[type] ?? {}
  const isThere = name === 'users' && type === 'auth'
  return isThere ? { ...blank, oauth2: without(objectAt(blank, 'oauth2'), 'mappedFields') } : blank
}

/** What differs from a blank, in objects inside too. */
function different(live: Json, blank: Json): Json {
  const entries = Object.entries(live).flatMap(([key, value]): [string, unknown][] => {
    if (JSON.stringify(value) === JSON.stringify(blank[key])) return []
    if (!isObject(value) || !(key in blank)) return [[key, value]]
    const inner = different(value, objectAt(blank, key))
    return Object.keys(inner).length > 0 ? [[key, inner]] : []
  })
  return Object.fromEntries(entries)
}

/** PocketBase's own fields are told where they are not as they are made, or not in their place. */
function leanFields({ type, fields }: CollectionJson, shape: Shape, names: Names): readonly Json[] {
  const own = listAt(shape.collections[type] ?? {}, 'fields').filter(isObject)
  const last = fields.findLastIndex(isSystem)
  const isInPlace = fields.slice(0, last + 1).every(isSystem)
  return fields.flatMap((field) => {
    const made = isSystem(field) ? own.find(({ name }) => name === field.name) : undefined
    const lean = without(different(field, made ?? shape.fields[field.type] ?? {}), 'id', 'system')
    const isOwnId = field.id === field.type + checksum(field.name)
    if (isSystem(field) && isInPlace && isOwnId && Object.keys(lean).length === 0) return []
    return [named(field, lean, names)]
  })
}

const isSystem = ({ system }: FieldJson): boolean => system === true

function named(field: FieldJson, lean: Json, names: Names): Json {
  const { id, name, type } = field
  return {
    name,
    ...(!isSystem(field) && { type }),
    ...(id !== type + checksum(name) && { id }),
    ...without(lean, 'name', 'type'),
    ...(lean.collectionId !== undefined && {
      collectionId: names.get(lean.collectionId) ?? lean.collectionId,
    }),
  }
}

/** All but those that PocketBase makes of every auth collection, unless others do the same. */
function leanIndexes({ id, name, type, ...rest }: CollectionJson): readonly string[] {
  const all = indexesOf({ id, name, type, ...rest })
  if (type !== 'auth') return all
  const made = [
    `CREATE UNIQUE INDEX \`idx_tokenKey_${id}\` ON \`${name}\` (\`tokenKey\`)`,
    `CREATE UNIQUE INDEX \`idx_email_${id}\` ON \`${name}\` (\`email\`) WHERE \`email\` != ''`,
  ]
  const others = all.filter((text) => !made.includes(text))
  return others.some((text) => OF_SYSTEM.test(text)) ? all : others
}

/** An index that keeps e-mail addresses or token keys apart. */
const OF_SYSTEM = /^\s*create\s+unique\s[^(]*\(\W*(email|tokenKey)\W*\)/i
