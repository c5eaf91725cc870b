import type { Action } from '../model/access'
import type { Collection, Field } from '../model/model'
import { type JsonObject, refTo } from './json-schema'
import { readSchema } from './read-values'
import { writeSchema } from './write-values'

/** A collection as one audience sees it: without fields that are hidden from it. */
export interface Seen extends Collection {
  /** What this audience may try. */
  readonly actions: readonly Action[]
  /** The collection that a link points to; `''` where this audience may not know of it. */
  readonly linkOf: (field: Field) => string
}

/** The named schemas of a collection. */
export const schemasOf = (seen: Seen): readonly (readonly [string, JsonObject])[] => [
  [`${seen.typeName}Record`, recordSchema(seen)],
  ...(seen.actions.includes('create') ? [bodyOf(seen, 'Create')] : []),
  ...(seen.actions.includes('update') ? [bodyOf(seen, 'Update')] : []),
  ...(seen.actions.includes('list') ? [pageOf(seen)] : []),
]

/** A record as the API answers it: every field is there, even when it is empty. */
function recordSchema(seen: Seen): JsonObject {
  const fields = seen.fields.filter(({ access }) => access !== 'write' || seen.kind !== 'auth')
  return {
    type: 'object',
    properties: Object.fromEntries([
      ['collectionId', { type: 'string' }],
      ['collectionName', { type: 'string', const: seen.name }],
      ...fields.map((field) => [field.name, described(readSchema(field), field, seen)] as const),
      ['expand', { type: 'object', description: 'The linked records that `expand` asked for.' }],
    ]),
    required: [
      'collectionId',
      'collectionName',
      ...fields.filter(({ discreet }) => !discreet).map(({ name }) => name),
    ],
  }
}

type Body = 'Create' | 'Update'

const bodyOf = (seen: Seen, body: Body): readonly [string, JsonObject] => [
  `${seen.typeName}${body}`,
  bodySchema(seen, body),
]

/** What a create or an update takes. File fields take the names of stored files: to keep or drop. */
function bodySchema(seen: Seen, body: Body): JsonObject {
  const fields = seen.fields.filter(
    ({ access, value }) => access !== 'read' && (body === 'Update' || value.is !== 'file'),
  )
  return objectSchema(seen, body, fields, writeSchema)
}

/** The same for `multipart/form-data`, where files travel as they are. */
export function formSchema(seen: Seen, body: Body): JsonObject {
  const fields = seen.fields.filter(({ access }) => access !== 'read')
  return objectSchema(seen, body, fields, (field) =>
    field.value.is === 'file' ? uploadSchema(field) : writeSchema(field),
  )
}

function objectSchema(
  seen: Seen,
  body: Body,
  fields: readonly Field[],
  schemaOf: (field: Field) => JsonObject,
): JsonObject {
  const extra = seen.kind === 'auth' ? PASSWORDS[body] : []
  const required = [...fields.filter(({ required, generated }) => required && !generated), ...extra]
  return {
    type: 'object',
    properties: Object.fromEntries([
      ...fields.map((field) => [field.name, described(schemaOf(field), field, seen)] as const),
      ...extra.map(({ name, description }) => [name, { type: 'string', description }] as const),
    ]),
    ...(body === 'Create' && required.length > 0 && { required: required.map(({ name }) => name) }),
  }
}

const PASSWORDS: Readonly<Record<Body, readonly { name: string; description: string }[]>> = {
  Create: [{ name: 'passwordConfirm', description: 'The password again.' }],
  Update: [
    { name: 'passwordConfirm', description: 'The new password again.' },
    { name: 'oldPassword', description: 'Needed to change one’s own password.' },
  ],
}

const uploadSchema = ({ many, count }: Field): JsonObject =>
  many ? { type: 'array', items: BINARY, maxItems: count.max } : BINARY

const BINARY = { type: 'string', format: 'binary' }

const pageOf = ({ typeName }: Collection): readonly [string, JsonObject] => [
  `${typeName}Page`,
  {
    type: 'object',
    properties: {
      page: { type: 'integer' },
      perPage: { type: 'integer' },
      totalItems: { type: 'integer', description: '-1 with `skipTotal`.' },
      totalPages: { type: 'integer', description: '-1 with `skipTotal`.' },
      items: { type: 'array', items: refTo('schemas', `${typeName}Record`) },
    },
    required: ['page', 'perPage', 'totalItems', 'totalPages', 'items'],
  },
]

function described(schema: JsonObject, field: Field, seen: Seen): JsonObject {
  const link = seen.linkOf(field)
  if (field.help === '' && link === '') return schema
  const description = [field.help, link && `Links to ${link}.`].filter(Boolean).join(' ')
  return { ...schema, description }
}
