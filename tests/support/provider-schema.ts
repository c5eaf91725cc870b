import { serverSettings } from '../../pb_hooks_src/openapi/settings-sections'
import { hclName, hclOption } from '../../pb_hooks_src/state/hcl-names'
import { isObject, type Json, objectAt } from '../../pb_hooks_src/state/json'
import { PROVIDER } from '../../pb_hooks_src/state/known'
import { TOKENS } from '../../pb_hooks_src/state/secrets'
import { SHAPE } from './declared'

/** An attribute of the provider for OpenTofu, as `mod/tofu/provider/schema.json` has it. */
interface Attribute {
  /** What it is called there, and by PocketBase. */
  readonly name: string
  readonly key: string
  readonly type:
    | 'string'
    | 'bool'
    | 'integer'
    | 'number'
    | 'strings'
    | 'json'
    | 'object'
    | 'objects'
  readonly description?: string
  /** It is written and never read. */
  readonly secret?: true
  /** `null` is a value of its own, which an attribute that is not set means. */
  readonly nullable?: true
  readonly required?: true
  readonly attributes?: readonly Attribute[]
}

/**
 * All that the provider knows of PocketBase: what settings, collections and fields have, and what a
 * new collection or field is before anybody says anything.
 */
export const providerSchema = () => ({
  settings: settingsAttributes(),
  collection: collectionAttributes(),
  field: fieldAttributes(),
  blank: { collections: SHAPE.collections, fields: SHAPE.fields },
})

/** The newest settings, since an older PocketBase refuses by itself what it does not have. */
function settingsAttributes(): readonly Attribute[] {
  const { ServerSettings = {}, ServerSettingsChange = {} } = serverSettings([]) as Json as Record<
    string,
    Json
  >
  return ofSchema(ServerSettingsChange, ServerSettings)
}

function ofSchema(written: Json, read: Json): readonly Attribute[] {
  const shown = Object.keys(objectAt(read, 'properties'))
  return Object.entries(objectAt(written, 'properties')).map(([key, schema]) => {
    const inner = schema as Json
    const items = objectAt(inner, 'items')
    const below = objectAt(objectAt(read, 'properties'), key)
    const description = inner.description ?? items.description
    return {
      name: hclName(key),
      key,
      ...kindOf(inner, items, below),
      ...(typeof description === 'string' && { description }),
      ...(!shown.includes(key) && { secret: true as const }),
    }
  })
}

function kindOf(schema: Json, items: Json, read: Json): Pick<Attribute, 'type' | 'attributes'> {
  if (schema.type === 'object') return { type: 'object', attributes: ofSchema(schema, read) }
  if (schema.type === 'array' && items.type === 'object') {
    const whole = ofSchema(items, items)
    return { type: 'objects', attributes: whole.map((one) => ({ ...one, required: true })) }
  }
  if (schema.type === 'array') return { type: 'strings' }
  return { type: PLAIN[String(schema.type)] ?? 'string' }
}

const PLAIN: Readonly<Record<string, Attribute['type']>> = { boolean: 'bool', integer: 'integer' }

function collectionAttributes(): readonly Attribute[] {
  const all = Object.assign({}, ...Object.values(SHAPE.collections))
  return Object.entries<unknown>(all)
    .filter(([key]) => !['fields', 'system', 'type', 'authRule'].includes(key))
    .map(([key, value]) => ofValue(key, value))
}

function ofValue(key: string, value: unknown): Attribute {
  const named = { name: hclName(key), key }
  if (key === 'providers') return { ...named, type: 'objects', attributes: PROVIDER.map(provider) }
  if (value === null) return { ...named, type: 'string', nullable: true, description: RULE }
  if (isObject(value)) {
    const inner = Object.entries(value).map(([name, one]) => ofValue(name, one))
    const secret: Attribute = { name: 'secret', key: 'secret', type: 'string', secret: true }
    return {
      ...named,
      type: 'object',
      attributes: TOKENS.includes(key) ? [...inner, secret] : inner,
    }
  }
  return { ...named, type: typeOf(value) }
}

const RULE = 'A filter, "" for anyone; where it is not set: superusers only.'

const provider = (key: string): Attribute => ({
  name: hclName(key),
  key,
  type: key === 'pkce' ? 'bool' : key === 'extra' ? 'json' : 'string',
  ...(key === 'clientSecret' && { secret: true }),
  ...(key === 'name' && { required: true }),
})

function typeOf(value: unknown): Attribute['type'] {
  if (typeof value === 'boolean') return 'bool'
  if (typeof value === 'number') return 'integer'
  return Array.isArray(value) ? 'strings' : 'string'
}

/** The options of all types of fields: one of the same name and kind is one attribute. */
function fieldAttributes(): readonly Attribute[] {
  const found = new Map<string, { attribute: Attribute; types: string[] }>()
  for (const [type, blank] of Object.entries(SHAPE.fields)) {
    for (const [key, value] of Object.entries(blank)) {
      if (['type', 'system'].includes(key)) continue
      const attribute = optionOf(type, key, value)
      const one = found.get(attribute.name) ?? { attribute, types: [] }
      // A limit of a number need not be whole; those of texts are told by the same name.
      const widest = attribute.type === 'number' ? attribute : one.attribute
      found.set(attribute.name, { attribute: widest, types: [...one.types, type] })
    }
  }
  const all = Object.keys(SHAPE.fields).length
  return [...found.values()].map(({ attribute, types }) => ({
    ...attribute,
    ...(types.length < all - 1 && { description: `Of ${types.join(', ')}.` }),
  }))
}

function optionOf(type: string, key: string, value: unknown): Attribute {
  const isLimit = key === 'min' || key === 'max'
  const name = hclOption(type, key)
  return { name, key, type: type === 'number' && isLimit ? 'number' : typeOf(value) }
}
