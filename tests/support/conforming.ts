import fc from 'fast-check'
import type { OpenApi } from './openapi'

/** The JSON Schema that request bodies and parameters of our documents use. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly enum?: readonly unknown[]
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly items?: Schema
  readonly minItems?: number
  readonly maxItems?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly description?: string
  readonly 'x-pb-pattern'?: string
}

export type Any = fc.Arbitrary<unknown>

/** Values of a schema that have a chance where any value has none, such as ids that exist. */
export type Likely = (schema: Schema) => Any | undefined

/** The schema itself, for one that is only referred to. */
export function resolved(document: OpenApi, schema: Schema): Schema {
  const name = schema.$ref?.replace('#/components/schemas/', '')
  return name === undefined ? schema : resolved(document, schemaOf(document, name))
}

const schemaOf = ({ components }: OpenApi, name: string): Schema =>
  components.schemas[name] as Schema

/** Makes arbitrary values that conform to a schema of a document. */
export function conformingTo(document: OpenApi, likely: Likely): (schema: Schema) => Any {
  const made = (given: Schema): Any => {
    const schema = resolved(document, given)
    const good = likely(schema)
    const any = ofType(schema)
    return good ? seldom(any, good) : any
  }
  const ofType = (schema: Schema): Any => {
    if (schema.enum) return fc.constantFrom(...schema.enum)
    const types = [schema.type ?? []].flat()
    return types.length === 0
      ? fc.jsonValue({ maxDepth: 2 })
      : fc.oneof(...types.map((type) => (BY_TYPE[type] ?? unknownType(type))(schema)))
  }
  const BY_TYPE: Readonly<Record<string, (schema: Schema) => Any>> = {
    null: () => fc.constant(null),
    boolean: () => fc.boolean(),
    string: textOf,
    integer: ({ minimum = -1e9, maximum = 1e9 }) => fc.integer(whole(minimum, maximum)),
    number: ({ minimum = -1e9, maximum = 1e9 }) =>
      fc.double({ min: minimum, max: maximum, noNaN: true }),
    array: ({ items = {}, minItems = 0, maxItems = MANY, description = '' }) => {
      const item = made({ description, ...items })
      const most = Math.min(maxItems, MANY)
      return seldom(
        fc.array(item, { minLength: most, maxLength: most }),
        fc.array(item, { minLength: minItems, maxLength: Math.min(most, minItems + 4) }),
      )
    },
    object: ({ properties = {}, required = [], additionalProperties = false }) => {
      const known = Object.entries(properties).map(([name, one]) => [name, made(one)] as const)
      if (additionalProperties === false || known.length > 0) return objectOf(known, required)
      const value = additionalProperties === true ? {} : additionalProperties
      return fc.dictionary(fc.string({ maxLength: 9 }), made(value), { maxKeys: 3 })
    },
  }
  return made
}

/** The most values of a list. */
const MANY = 12

const seldom = (rare: Any, common: Any): Any =>
  fc.oneof({ arbitrary: common, weight: 9 }, { arbitrary: rare, weight: 1 })

/** As often as any of what may be left out, little of it: many values are seldom all good. */
function objectOf(
  properties: readonly (readonly [string, Any])[],
  required: readonly string[],
): Any {
  const optional = properties.filter(([name]) => !required.includes(name))
  const needed = properties.filter(([name]) => required.includes(name))
  return fc.oneof(
    fc.record(Object.fromEntries(properties), { requiredKeys: [...required] }),
    fc
      .subarray([...optional], { maxLength: Math.min(2, optional.length) })
      .chain((few) => fc.record(Object.fromEntries([...needed, ...few]))),
  )
}

function unknownType(type: string): never {
  throw new Error(`Nothing is made for the type ${type}.`)
}

const whole = (min: number, max: number): { min: number; max: number } => ({
  min: Math.ceil(min),
  max: Math.floor(max),
})

/** JSON Schema counts code points, of which any may stand in a text. */
function textOf({ pattern, minLength = 0, maxLength }: Schema): Any {
  if (pattern !== undefined) return matching(pattern, minLength, maxLength ?? MUCH)
  const most = Math.min(maxLength ?? MUCH, minLength + 30)
  const any = fc.oneof(
    fc.string({ unit: 'grapheme-ascii', minLength, maxLength: most }),
    fc.string({ unit: 'binary', minLength, maxLength: most }),
  )
  if (maxLength === undefined) return any
  return seldom(
    fc.constantFrom('a', 'é', '😀').map((letter) => letter.repeat(maxLength)),
    any,
  )
}

const MUCH = 5000

/** A pattern of one class is given the right length first: few texts have it by chance. */
function matching(pattern: string, min: number, max: number): Any {
  const sized = pattern.replace(ONE_CLASS, `^$1{${min},${Math.min(max, min + 30)}}$`)
  const exact = new RegExp(pattern, 'u')
  return fc
    .stringMatching(new RegExp(sized.replaceAll('\\b', ''), 'u'))
    .filter((text) => exact.test(text) && [...text].length >= min && [...text].length <= max)
}

const ONE_CLASS = /^\^(\[[^\]]+\])[+*]\$$/
