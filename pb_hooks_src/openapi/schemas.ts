import type { Action } from '../model/access'
import type { Link } from '../model/links'
import type { Collection, Field } from '../model/model'
import { exampleOf } from './examples'
import { namedObject } from './go-names'
import {
  type JsonObject,
  joined,
  type Lazy,
  listOf,
  type Named,
  pageOf,
  ref,
  saying,
  TEXT,
} from './json-schema'
import { modifiersOf } from './modifiers'
import { onceAField } from './once-a-field'
import { readSchema } from './read-values'
import { uploadSchema, writeSchema } from './write-values'

/** A collection as one audience sees it: without fields that are hidden from it. */
export interface Seen extends Collection {
  /** Whether this audience may change how others sign in. */
  readonly manages: boolean
  /** What this audience may try. */
  readonly actions: readonly Action[]
  /** What a guest may try. */
  readonly open: readonly Action[]
  /** Where `expand` leads, by its key: collections that this audience may know of. */
  readonly links: readonly Link[]
  /** Whether fields differ in how they are written alone, or might for some generator. */
  readonly alike: boolean
}

/** The named schemas of a collection. */
export const schemasOf = (seen: Seen): readonly Lazy[] => [
  [`${seen.typeName}Record`, () => recordSchema(seen)],
  ...(seen.links.length > 0 ? [[`${seen.typeName}Expand`, () => expandSchema(seen)] as const] : []),
  ...(seen.actions.includes('create') ? bodiesOf(seen, 'Create') : []),
  ...(seen.actions.includes('update') ? bodiesOf(seen, 'Update') : []),
  ...(seen.actions.includes('list')
    ? [[`${seen.typeName}Page`, () => pageOf(`${seen.typeName}Record`)] as const]
    : []),
]

/**
 * A record as the API answers it: every field is there, even when it is empty. What signs a record
 * in shows it as that record sees it, so a superuser does not get the hidden ones there.
 */
function recordSchema(seen: Seen): JsonObject {
  const fields = seen.fields.filter(({ access }) => access !== 'write' || seen.kind !== 'auth')
  const properties = joined(
    OF_COLLECTION,
    fields.map((field): Named => [field.name, described('read', field, seen)]),
    seen.links.length > 0 ? [['expand', ref(`${seen.typeName}Expand`)]] : [],
  )
  return {
    ...objectWith(seen, 'Record', properties),
    required: [
      'collectionId',
      'collectionName',
      ...fields.filter(({ discreet, hidden }) => !discreet && !hidden).map(({ name }) => name),
    ],
  }
}

const objectWith = ({ alike, typeName }: Seen, kind: string, properties: JsonObject): JsonObject =>
  alike ? namedObject(`${typeName}${kind}`, properties) : { type: 'object', properties }

const OF_COLLECTION: readonly Named[] = [
  ['collectionId', TEXT],
  ['collectionName', TEXT],
]

/** The records that `expand` asked for; a link that the viewer may not follow is left out. */
const expandSchema = ({ typeName, links }: Seen): JsonObject =>
  namedObject(
    `${typeName}Expand`,
    joined(
      links.map(({ key, to, many }): Named => {
        const record = ref(`${to.typeName}Record`)
        return [key, many ? listOf(record) : record]
      }),
    ),
  )

type Body = 'Create' | 'Update'

/**
 * JSON takes the names of stored files, to keep or drop them; a form takes files as they are. An id
 * is given once and never changed.
 */
function bodiesOf(seen: Seen, body: Body): readonly Lazy[] {
  const fields = seen.fields.filter(
    ({ access, name }) =>
      access !== 'read' &&
      (body === 'Create' || name !== 'id') &&
      (seen.manages || !isManaged(seen, body, name)),
  )
  const files = fields.filter(({ value }) => value.is === 'file')
  const json = body === 'Update' ? fields : fields.filter((field) => !files.includes(field))
  const schema = () => objectSchema(seen, body, json)
  const name = `${seen.typeName}${body}`
  if (files.length === 0) return [[name, schema]]
  const form = () => objectSchema(seen, `${body}Form`, fields)
  return [
    ...(body === 'Create' && files.some(({ required }) => required)
      ? []
      : [[name, schema] as const]),
    [`${name}Form`, form],
  ]
}

/** What only those may set who manage the records (core/record_model_auth.go, apis/record_crud.go). */
const isManaged = ({ kind }: Seen, body: Body, name: string): boolean =>
  kind === 'auth' && (name === 'verified' || (name === 'email' && body === 'Update'))

const MANAGED = 'Set by who manages the records.'

function objectSchema(
  seen: Seen,
  kind: Body | `${Body}Form`,
  fields: readonly Field[],
): JsonObject {
  const body = kind.startsWith('Create') ? 'Create' : 'Update'
  const form = kind === body ? 'write' : 'upload'
  const passwords = seen.kind === 'auth' ? passwordsOf(seen, body) : []
  const asked = fields.filter(({ required, generated }) => required && !generated)
  const required = [...asked.map(({ name }) => name), ...passwords.map(([name]) => name)]
  const properties = joined(
    fields.map((field): Named => {
      const managed = isManaged(seen, body, field.name) ? MANAGED : ''
      return [field.name, described(form, field, seen, managed)]
    }),
    fields.flatMap((field) => modifiersOf(field, body)),
    passwords,
  )
  return {
    ...objectWith(seen, kind, properties),
    ...(body === 'Create' && required.length > 0 && { required }),
  }
}

/** Each has the example of the password itself: they must be equal. */
function passwordsOf({ fields }: Seen, body: Body): readonly Named[] {
  const password = fields.find(({ name }) => name === 'password')
  const example = shown(password && exampleOf(password))
  return PASSWORDS[body].map(([name, description]) => [
    name,
    { ...TEXT, format: 'password', description, ...example },
  ])
}

const PASSWORDS: Readonly<Record<Body, readonly (readonly [name: string, says: string])[]>> = {
  Create: [['passwordConfirm', 'The password again.']],
  Update: [
    ['passwordConfirm', 'The new password again.'],
    ['oldPassword', "Needed to change one's own password."],
  ],
}

/** In PocketBase's own collections a record of any collection is named by two texts. */
const REFERENCES: ReadonlyMap<string, string> = new Map([
  ['collectionRef', 'Id of an auth collection.'],
  ['recordRef', 'Id of a record of it.'],
  ['provider', 'Name of an OAuth2 provider.'],
])

/** What is said of a field wherever it stands: in an answer, in JSON that is sent, in a form. */
const FORMS = {
  read: onceAField((field) => told(field, readSchema(field))),
  write: onceAField((field) => told(field, writeSchema(field))),
  upload: onceAField((field) =>
    told(field, field.value.is === 'file' ? uploadSchema(field) : writeSchema(field)),
  ),
}

/** What it lacks is undefined, which no printer prints. */
const told = (field: Field, schema: JsonObject): JsonObject => ({
  ...schema,
  description: [field.help, schema.description].filter(Boolean).join(' ') || undefined,
  ...shown(exampleOf(field)),
})

/** With what is to be said of it in this collection, to this audience. */
function described(form: keyof typeof FORMS, field: Field, seen: Seen, more = ''): JsonObject {
  const link = field.value.is === 'link' && seen.links.find(({ key }) => key === field.name)
  return saying(FORMS[form](field), [
    link ? `Links to ${link.to.name}.` : '',
    (seen.system && REFERENCES.get(field.name)) || '',
    more,
  ])
}

const shown = (example: unknown): JsonObject =>
  example === undefined ? {} : { examples: [example] }
