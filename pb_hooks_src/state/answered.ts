import type { CollectionJson } from '../schema/snapshot'
import { same } from './compared'
import type { Declaration } from './declaration'
import type { DeclaredCollection } from './document'
import { indexKey, indexName } from './index-text'
import { isObject, type Json, listAt, objectAt, without } from './json'
import { matched } from './matched'
import { isOfSystem } from './merged-indexes'
import { picked, pickedCollection, pickedKeys, plainOf, providersOf, sameIndex } from './picked'
import { SETTINGS_SECRETS, TOKENS } from './secrets'
import { indexesOf, isView } from './state'
import { judged } from './verdict'

type Said = Pick<Declaration, 'document' | 'made' | 'pending'>

/**
 * The declared keys of the settings with the values that they have by now. A value that is still what
 * PocketBase made of the declared one is told as it was declared, so that equal means unchanged.
 */
export function answeredSettings({ document, made }: Said, live: Json): Json {
  const now = picked(document, live) as Json
  const answer = stated(document, made, now) as Json
  return SETTINGS_SECRETS.reduce(
    (value, path) => judged({ value, said: document, now }, path),
    answer,
  )
}

/** The same of a record. */
export function answeredRecord({ document, made }: Said, live: Json): Json {
  return statedKeys(document, made, pickedKeys(document, live))
}

/** The same of a collection; what its lists lack and is there now is at their ends. */
export function answeredCollection(kept: Said, live: CollectionJson): Json {
  const said = kept.document as DeclaredCollection
  const now = pickedCollection(said, live)
  const known: Known = { said, live, now, made: kept.made, pending: kept.pending }
  return {
    ...said,
    ...answeredOptions(known),
    ...(said.fields && !isView(live) && { fields: answeredFields(known) }),
    ...(said.indexes && { indexes: answeredIndexes(known) }),
  }
}

interface Known {
  readonly said: DeclaredCollection
  readonly live: CollectionJson
  readonly now: Json
  readonly made: Json
  readonly pending: readonly string[]
}

function answeredOptions({ said, live, now, made, pending }: Known): Json {
  const plain = plainOf(said)
  const answer = Object.fromEntries(
    Object.keys(plain).map((key) => [
      key,
      pending.includes(key) ? now[key] : stated(plain[key], made[key], now[key]),
    ]),
  )
  const value = TOKENS.reduce<Json>(
    (value, token) => judged({ value, said, now }, [token, 'secret']),
    answer,
  )
  if (!isObject(said.oauth2) || said.oauth2.providers === undefined) return value
  const providers = answeredProviders({ said, live, now, made, pending })
  return { ...value, oauth2: { ...objectAt(value, 'oauth2'), providers } }
}

/** Those that are declared, in their order, unless it is another by now; then the others. */
function answeredFields({ said, live, now, made }: Known): readonly Json[] {
  const matches = matched(live.fields, said.fields ?? [], 'fields')
  const there = matches.flatMap(({ live: found, wanted }, nth) => {
    if (!found) return []
    const was = listAt(made, 'fields')[nth]
    const is = listAt(now, 'fields')[nth] as Json
    const value = { ...wanted, ...statedKeys(without(wanted, 'renamedFrom'), was, is) }
    return [{ value, at: live.fields.indexOf(found) }]
  })
  const known = matches.map((match) => match.live)
  return [
    ...there.toSorted((one, other) => one.at - other.at).map(({ value }) => value),
    ...live.fields.filter((field) => field.system !== true && !known.includes(field)),
  ]
}

function answeredIndexes({ said, live }: Known): readonly string[] {
  const indexes = said.indexes ?? []
  const names = indexes.map((text) => indexName(text).toLowerCase())
  return [
    ...indexes.flatMap((text) => {
      const is = sameIndex(live, text)
      if (is === undefined) return []
      return [indexKey(is) === indexKey(text) ? text : is]
    }),
    ...indexesOf(live).filter(
      (text) => !names.includes(indexName(text).toLowerCase()) && !isOfSystem(text, live.fields),
    ),
  ]
}

function answeredProviders({ said, live, now, made }: Known): readonly Json[] {
  const declared = providersOf(said)
  const [was, is] = [objectAt(made, 'oauth2'), objectAt(now, 'oauth2')]
  const names = declared.map(({ name }) => name)
  return [
    ...declared.flatMap((one, nth) => {
      const found = listAt(is, 'providers')[nth]
      if (!isObject(found)) return []
      const value = statedKeys(one, listAt(was, 'providers')[nth], found)
      return [judged({ value, said: one, now: found }, ['clientSecret'])]
    }),
    ...providersOf(live)
      .filter(({ name }) => !names.includes(name))
      .map((other) => without(other, 'clientSecret')),
  ]
}

/** What was said, where what was made of it is still there; else what is there. */
function stated(said: unknown, made: unknown, now: unknown): unknown {
  if (isUnchanged(said, made, now)) return said
  if (isObject(said) && isObject(now)) {
    const was = isObject(made) ? made : {}
    return Object.fromEntries(
      Object.keys(said).map((key) => [key, stated(said[key], was[key], now[key])]),
    )
  }
  if (Array.isArray(said) && Array.isArray(now) && said.length === now.length) {
    const was = Array.isArray(made) ? made : []
    return now.map((one, nth) => stated(said[nth], was[nth], one))
  }
  return now
}

/** The same, with the value of each key as a whole. */
const statedKeys = (said: Json, made: unknown, now: Json): Json =>
  Object.fromEntries(
    Object.keys(said).map((key) => {
      const was = isObject(made) ? made[key] : undefined
      return [key, isUnchanged(said[key], was, now[key]) ? said[key] : now[key]]
    }),
  )

const isUnchanged = (said: unknown, made: unknown, now: unknown): boolean =>
  same(said, now) || (made !== undefined && same(made, now))
