import fc from 'fast-check'
import { type Collection, type Field, perShape } from '../../pb_hooks_src/model/model'
import { type Any, type Ids, LEFT_OUT, goodOne as one } from './good-values'
import { wildOne } from './wild-values'

export type Body = Readonly<Record<string, unknown>>

type Kind = 'create' | 'update'

interface Change {
  readonly name: string
  readonly value: unknown
}

/**
 * Bodies of the right JSON types for a collection: good ones, and good ones of which up to three
 * values are zero, left out, or at and over the limits.
 */
export function bodiesFor(collection: Collection, kind: Kind, ids: Ids): fc.Arbitrary<Body> {
  const changes = fc.constantFrom(...writable(collection, kind)).chain((field) => {
    const values: readonly Any[] = [fc.constant(LEFT_OUT), zeroOf(field), wild(field, ids)]
    const weighted = values.map((arbitrary, index) => ({ arbitrary, weight: index + 1 }))
    return fc.oneof(...weighted).map((value) => ({ name: field.name, value }))
  })
  return changed(collection, kind, ids, fc.array(changes, { maxLength: 3 }))
}

/** Good bodies of which this one value is at, over or far from its limits. */
export function bodiesAround(
  collection: Collection,
  kind: Kind,
  ids: Ids,
  field: Field,
): fc.Arbitrary<Body> {
  const { name } = field
  const change = wild(field, ids).map((value) => [{ name, value }])
  return changed(collection, kind, ids, change)
}

/** The fields that bodies of a kind may hold. */
export const writable = ({ fields }: Collection, kind: Kind): readonly Field[] =>
  fields.filter(({ name, access }) => access !== 'read' && (kind === 'create' || name !== 'id'))

function changed(
  collection: Collection,
  kind: Kind,
  ids: Ids,
  changes: fc.Arbitrary<readonly Change[]>,
): fc.Arbitrary<Body> {
  const fields = writable(collection, kind)
  const good = fc.tuple(...fields.map((field) => goodFor(field, kind, ids)))
  return fc.tuple(good, changes, fc.integer({ min: 0, max: 9 })).map(([values, made, chance]) => {
    const all = new Map(fields.map(({ name }, at) => [name, values[at]]))
    for (const { name, value } of made) all.set(name, value)
    const body = Object.fromEntries([...all].filter(([, value]) => value !== LEFT_OUT))
    return collection.kind === 'auth' ? withPasswords(body, kind, chance) : body
  })
}

function withPasswords(body: Body, kind: Kind, chance: number): Body {
  const { password } = body
  if (chance === 0) return { ...body, passwordConfirm: 'another one' }
  if (chance === 1) return body
  if (kind === 'update' && chance === 2) return { ...body, oldPassword: 'whatever' }
  return password === undefined ? body : { ...body, passwordConfirm: password }
}

function goodFor(field: Field, kind: Kind, ids: Ids): Any {
  const free = kind === 'update' || !field.required || field.generated
  const value = goodValue(field, ids)
  return free ? fc.oneof({ arbitrary: value, weight: 4 }, fc.constant(LEFT_OUT)) : value
}

function goodValue(field: Field, ids: Ids): Any {
  const { many, count, required } = field
  if (!many) return one(field, ids)
  const least = Math.max(count.min, required ? 1 : 0)
  const most = Math.min(count.max, 4)
  return fc.uniqueArray(one(field, ids), { minLength: least, maxLength: most, selector: nameOf })
}

/** Files are told apart by their names. */
const nameOf = (value: unknown): unknown => (value instanceof File ? value.name : value)

const zeroOf = ({ value, many }: Field): Any => {
  if (many) return fc.constant([])
  const zero = perShape<unknown>({
    text: () => '',
    number: () => 0,
    bool: () => false,
    time: () => '',
    choice: () => '',
    link: () => '',
    file: () => '',
    point: () => ({ lon: 0, lat: 0 }),
    json: () => null,
    opaque: () => LEFT_OUT,
  })(value)
  return fc.constant(zero)
}

/** Of the right type, and mostly wrong. Lists may have doubles, which PocketBase counts once. */
function wild(field: Field, ids: Ids): Any {
  const { many, count } = field
  if (!many) return wildOne(field, ids)
  const item = fc.oneof(one(field, ids), wildOne(field, ids))
  return fc.oneof(
    fc.array(one(field, ids), { minLength: 1, maxLength: Math.min(count.max, 6) + 2 }),
    fc.array(item, { maxLength: 3 }),
  )
}
