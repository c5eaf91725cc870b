import fc from 'fast-check'
import { type Collection, type Field, perShape } from '../../pb_hooks_src/model/model'
import { type Any, type Ids, LEFT_OUT, goodOne as one } from './good-values'
import { wildOne } from './wild-values'

export type Body = Readonly<Record<string, unknown>>

/**
 * Bodies of the right JSON types for a collection: good ones, and good ones of which up to three
 * values are zero, left out, or at and over the limits.
 */
export function bodiesFor(
  collection: Collection,
  body: 'create' | 'update',
  ids: Ids,
): fc.Arbitrary<Body> {
  const fields = collection.fields.filter(
    ({ name, access }) => access !== 'read' && (body === 'create' || name !== 'id'),
  )
  const good = fc.tuple(...fields.map((field) => goodFor(field, body, ids)))
  const spoiled = fc.array(
    fc.nat({ max: fields.length - 1 }).chain((at) => spoiledFor(fields[at], at, ids)),
    { maxLength: 3 },
  )
  return fc
    .tuple(good, spoiled, fc.integer({ min: 0, max: 9 }))
    .map(([values, changes, chance]) => {
      const all = new Map(fields.map(({ name }, at) => [name, values[at]]))
      for (const { at, value } of changes) all.set(fields[at]?.name ?? '', value)
      const kept = [...all].filter(([, value]) => value !== LEFT_OUT)
      const made = Object.fromEntries(kept)
      return collection.kind === 'auth' ? withPasswords(made, body, chance) : made
    })
}

function withPasswords(body: Body, kind: 'create' | 'update', chance: number): Body {
  const { password } = body
  if (chance === 0) return { ...body, passwordConfirm: 'another one' }
  if (chance === 1) return body
  if (kind === 'update' && chance === 2) return { ...body, oldPassword: 'whatever' }
  return password === undefined ? body : { ...body, passwordConfirm: password }
}

function goodFor(field: Field, body: 'create' | 'update', ids: Ids): Any {
  const free = body === 'update' || !field.required || field.generated
  const value = goodValue(field, ids)
  return free ? fc.oneof({ arbitrary: value, weight: 4 }, fc.constant(LEFT_OUT)) : value
}

const spoiledFor = (
  field: Field | undefined,
  at: number,
  ids: Ids,
): fc.Arbitrary<{ at: number; value: unknown }> => {
  if (field === undefined) return fc.constant({ at, value: LEFT_OUT })
  const values: readonly Any[] = [fc.constant(LEFT_OUT), zeroOf(field), wild(field, ids)]
  const weighted = values.map((arbitrary, index) => ({ arbitrary, weight: index + 1 }))
  return fc.oneof(...weighted).map((value) => ({ at, value }))
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
