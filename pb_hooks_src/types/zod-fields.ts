import { type Collection, type Field, perShape, type Range } from '../model/model'
import { portablePattern } from '../model/pattern'
import { comment, literalKey } from './print'
import { type Body, isAnswered } from './typescript-fields'

/** What a record holds: the types of the answers, without the limits of what is written. */
export const recordShape = (collection: Collection): readonly string[] => [
  'collectionId: z.string(),',
  `collectionName: z.literal(${JSON.stringify(collection.name)}),`,
  ...collection.fields
    .filter((field) => isAnswered(field, collection))
    .flatMap((field) => entry(field, field.hidden || field.discreet, answered(field))),
  'expand: z.optional(z.record(z.string(), z.unknown())),',
]

const answered = ({ value, many, required }: Field): string => {
  const one = perShape<string>({
    text: () => 'z.string()',
    number: () => 'z.number()',
    bool: () => 'z.boolean()',
    time: () => 'z.string()',
    choice: ({ options }) => choice(options, !many && !required),
    link: () => 'z.string()',
    file: () => 'z.string()',
    point: () => 'z.object({ lon: z.number(), lat: z.number() })',
    json: () => 'z.unknown()',
    opaque: () => 'z.unknown()',
  })(value)
  return many ? `z.array(${one})` : one
}

/** What a create or an update takes, with the limits that PocketBase holds a value to. */
export function bodyShape(collection: Collection, body: Body): readonly string[] {
  const fields = collection.fields.filter(
    ({ name, access }) => access !== 'read' && (body === 'Create' || name !== 'id'),
  )
  return [
    ...fields.flatMap((field) => {
      const required = field.required && !(body === 'Create' && field.generated)
      return [
        ...left(field),
        ...entry(field, body === 'Update' || !required, written({ ...field, required }, body)),
        ...modifiers(field, body),
      ]
    }),
    ...(collection.kind === 'auth' ? PASSWORDS[body] : []),
  ]
}

const PASSWORDS: Readonly<Record<Body, readonly string[]>> = {
  Create: ['passwordConfirm: pb.text({ required: true }),'],
  Update: ['passwordConfirm: z.optional(z.string()),', 'oldPassword: z.optional(z.string()),'],
}

/** Says which check is left to PocketBase. */
const left = ({ value }: Field): readonly string[] =>
  value.is === 'text' && value.pattern !== '' && portablePattern(value.pattern) === undefined
    ? [`// PocketBase also holds it to ${JSON.stringify(value.pattern)}.`]
    : []

const written = (field: Field, body: Body): string => {
  const { required, many, count } = field
  if (field.value.is === 'file') return file(field, body)
  const one = item(many ? { ...field, required: true } : field)
  return many ? `pb.list(${one}, ${print({ required, ...limits(count) })})` : one
}

const item = ({ name, value, required, many }: Field): string =>
  perShape<string>({
    text: (text) => {
      const kind = text.format === 'email' || text.format === 'url' ? text.format : 'text'
      const { length, bytes, domains } = text
      const pattern = text.pattern === '' ? undefined : portablePattern(text.pattern)
      const key = name === 'id' && text.pattern !== '^[a-z0-9]+$'
      const size = { ...limits(length), bytes: bytes || undefined }
      return call(kind, { required, ...size, pattern, key, ...domains })
    },
    number: ({ integer, min, max }) => call('number', { required, min, max, integer }),
    bool: () => call('bool', { required }),
    time: ({ min, max }) => call('date', { required, min, max }),
    choice: ({ options }) => choice(options, !required, ', pb.choice'),
    link: () => (many ? 'z.string()' : call('text', { required })),
    file: () => 'z.string()',
    point: () => call('point', { required }),
    json: ({ bytes }) => call('json', { required, bytes }),
    opaque: () => 'z.unknown()',
  })(value)

const file = ({ value, required, many, count }: Field, body: Body): string => {
  const bytes = value.is === 'file' ? value.bytes : 0
  const stored = body === 'Update'
  if (!many) return call('file', { required, bytes, stored })
  return call('files', { required, max: count.max, bytes, stored })
}

function modifiers(field: Field, body: Body): readonly string[] {
  const { name, value, many, generated } = field
  const entries = (schema: string, ...names: readonly string[]): readonly string[] =>
    names.map((key) => `${literalKey(key)}: z.optional(${schema}),`)
  if (value.is === 'text' && generated) return entries('z.string()', `${name}:autogenerate`)
  if (body === 'Create') return []
  if (value.is === 'number') return entries('z.number()', `${name}+`, `${name}-`)
  if (!many) return []
  const added = value.is === 'file' ? call('file', { bytes: value.bytes }) : itemOf(field)
  const taken = value.is === 'file' ? 'z.string()' : itemOf(field)
  return [
    ...entries(`pb.some(${added})`, `${name}+`, `+${name}`),
    ...entries(`pb.some(${taken})`, `${name}-`),
  ]
}

const itemOf = (field: Field): string => item({ ...field, required: true })

const choice = (options: readonly string[], empty: boolean, error = ''): string =>
  `z.enum(${array([...new Set([...(empty ? [''] : []), ...options])])}${error})`

const array = (values: readonly string[]): string =>
  `[${values.map((value) => JSON.stringify(value)).join(', ')}]`

/** Names that every object has from its prototype, where zod would take them for values. */
const INHERITED =
  /^(?:constructor|hasOwnProperty|isPrototypeOf|propertyIsEnumerable|to(?:Locale)?String|valueOf|__(?:define|lookup)[GS]etter__)$/

/** One member of a shape. zod never reads a key named `__proto__`. */
function entry(field: Field, optional: boolean, schema: string): readonly string[] {
  if (field.name === '__proto__') return ['// zod passes over a field named "__proto__".']
  const whole = optional ? `z.optional(${schema})` : schema
  const own = INHERITED.test(field.name) ? `pb.own(${whole})` : whole
  return [...comment(field.help), `${literalKey(field.name)}: ${own},`]
}

type Options = Readonly<Record<string, unknown>>

const call = (name: string, options: Options): string => `pb.${name}(${print(options)})`

/** Where 0 is no limit. */
const limits = ({ min, max }: Range): Options => ({ min: min || undefined, max: max || undefined })

/** Options as they are written in code; those that say nothing are left out. */
function print(options: Options): string {
  const said = Object.entries(options).filter(([, value]) => !isNothing(value))
  if (said.length === 0) return ''
  return `{ ${said.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join(', ')} }`
}

const isNothing = (value: unknown): boolean =>
  value === undefined || value === false || (Array.isArray(value) && !value.length)
