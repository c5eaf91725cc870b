import { type Collection, type Field, perShape } from '../model/model'
import type { Options } from './options'
import { comment, memberKey } from './print'

/** A member of an object type. */
interface Member {
  readonly key: string
  readonly optional: boolean
  readonly type: string
  readonly help?: string
}

/** What a record holds, as the API answers it: every field, also where its value is the zero value. */
export const recordMembers = (collection: Collection, options: Options): readonly string[] =>
  collection.fields
    .filter((field) => isAnswered(field, collection))
    .flatMap((field) =>
      printed({
        key: field.name,
        optional: field.hidden || field.discreet,
        type: list(field, ofRecord(field, options.nameOf(collection.name, field.name))),
        help: [field.help, shown(field)].filter(Boolean).join(' '),
      }),
    )

/** A record of an auth collection never shows its password, another shows an empty one. */
export const isAnswered = ({ access }: Field, { kind }: Collection): boolean =>
  access !== 'write' || kind !== 'auth'

const shown = ({ hidden, discreet }: Field): string =>
  hidden ? 'Only superusers get it.' : discreet ? 'Not everyone gets it.' : ''

/** The type parameter for the value of a json field. */
export const parameterOf = (name: string): string => `T${name}`

const ofRecord = (field: Field, options: string): string =>
  perShape<string>({
    text: ({ format }) => (format === 'html' ? 'HTMLString' : 'string'),
    number: () => 'number',
    bool: () => 'boolean',
    time: () => (field.access === 'read' ? 'IsoAutoDateString' : 'IsoDateString'),
    choice: () => options,
    link: () => 'RecordIdString',
    file: () => 'FileNameString',
    point: () => 'GeoPoint',
    json: () => `null | ${parameterOf(field.name)}`,
    opaque: () => 'unknown',
  })(field.value)

/** A list, or one value, which a select that is not required has as `''` too. */
const list = ({ value, many, required }: Field, type: string): string => {
  if (many) return `${type}[]`
  return value.is === 'choice' && !required ? `${type} | ''` : type
}

export type Body = 'Create' | 'Update'

/** What a create or an update takes. */
export function bodyMembers(
  collection: Collection,
  body: Body,
  options: Options,
): readonly string[] {
  const fields = collection.fields.filter(
    ({ name, access }) => access !== 'read' && (body === 'Create' || name !== 'id'),
  )
  return [
    ...fields.flatMap((field) => {
      const item = ofBody(field, options.nameOf(collection.name, field.name))
      const optional = body === 'Update' || !field.required || field.generated
      const itself = { key: field.name, optional, type: list(field, item), help: field.help }
      return [itself, ...modifiers(field, body, item)].flatMap(printed)
    }),
    ...(collection.kind === 'auth' ? PASSWORDS[body].flatMap(printed) : []),
  ]
}

const ofBody = (field: Field, options: string): string => {
  if (field.value.is === 'json') return 'unknown'
  if (field.value.is !== 'file') return ofRecord(field, options)
  return field.many ? '(File | Blob | string)' : 'File | Blob | string'
}

/** What changes a value instead of replacing it (core/record_model.go, ReplaceModifiers). */
function modifiers({ name, value, many, generated }: Field, body: Body, item: string): Member[] {
  const keys = (type: string, ...names: readonly string[]): Member[] =>
    names.map((key) => ({ key, optional: true, type }))
  if (value.is === 'text' && generated) return keys('string', `${name}:autogenerate`)
  if (body === 'Create') return []
  if (value.is === 'number') return keys('number', `${name}+`, `${name}-`)
  if (!many) return []
  const taken = value.is === 'file' ? 'string' : item
  return [
    ...keys(`${item} | ${item}[]`, `${name}+`, `+${name}`),
    ...keys(`${taken} | ${taken}[]`, `${name}-`),
  ]
}

const PASSWORDS: Readonly<Record<Body, readonly Member[]>> = {
  Create: [{ key: 'passwordConfirm', optional: false, type: 'string' }],
  Update: [
    { key: 'passwordConfirm', optional: true, type: 'string' },
    { key: 'oldPassword', optional: true, type: 'string' },
  ],
}

const printed = ({ key, optional, type, help = '' }: Member): readonly string[] => [
  ...comment(help),
  `${memberKey(key)}${optional ? '?' : ''}: ${type}`,
]
