import { type Action, mayTry } from '../model/access'
import type { Audience } from '../model/audience'
import { signsIn } from '../model/model'
import { type JsonObject, refTo } from './json-schema'
import { formSchema, type Seen } from './schemas'

/** The paths of a collection, with what this audience may try. */
export function pathsOf(
  seen: Seen,
  audience: Audience,
): readonly (readonly [string, JsonObject])[] {
  const root = `/api/collections/${seen.name}`
  const item = (...actions: readonly Action[]): JsonObject =>
    Object.fromEntries(
      actions
        .filter((action) => seen.actions.includes(action))
        .map((action) => [METHOD[action], operation(seen, action, audience)]),
    )
  const paths: readonly (readonly [string, JsonObject])[] = [
    [`${root}/records`, item('list', 'create')],
    [`${root}/records/{id}`, item('view', 'update', 'delete')],
    [`${root}/auth-with-password`, signIn(seen)],
  ]
  return paths.filter(([, operations]) => Object.keys(operations).length > 0)
}

const METHOD: Readonly<Record<Action, string>> = {
  list: 'get',
  view: 'get',
  create: 'post',
  update: 'patch',
  delete: 'delete',
}

const PARAMETERS: Readonly<Record<Action, readonly JsonObject[]>> = {
  list: parameters('page', 'perPage', 'sort', 'filter', 'expand', 'fields', 'skipTotal'),
  view: parameters('id', 'expand', 'fields'),
  create: parameters('expand', 'fields'),
  update: parameters('id', 'expand', 'fields'),
  delete: parameters('id'),
}

const SUMMARY: Readonly<Record<Action, (name: string) => string>> = {
  list: (name) => `List ${name} records`,
  view: (name) => `View a ${name} record`,
  create: (name) => `Create a ${name} record`,
  update: (name) => `Update a ${name} record`,
  delete: (name) => `Delete a ${name} record`,
}

function operation(seen: Seen, action: Action, audience: Audience): JsonObject {
  const rule = seen.access[action] ?? null
  return {
    operationId: `${action}${seen.typeName}`,
    summary: SUMMARY[action](seen.name),
    tags: [seen.name],
    security: security(seen, action),
    // The text of a rule names fields and collections that others may not know.
    ...(audience.is === 'superuser' && rule && { 'x-pb-rule': rule }),
    parameters: PARAMETERS[action],
    ...(action === 'create' && { requestBody: body(seen, 'Create') }),
    ...(action === 'update' && { requestBody: body(seen, 'Update') }),
    responses: action === 'delete' ? DELETED : answers(answered(seen, action)),
  }
}

const answered = ({ typeName }: Seen, action: Action): JsonObject =>
  refTo('schemas', `${typeName}${action === 'list' ? 'Page' : 'Record'}`)

function security({ access }: Seen, action: Action): readonly JsonObject[] {
  if (access[action] === null) return [{ superuser: [] }]
  const guests = mayTry(access, action, { is: 'guest' })
  return [...(guests ? [{}] : []), { auth: [] }, { superuser: [] }]
}

function body(seen: Seen, kind: 'Create' | 'Update'): JsonObject {
  const files = seen.fields.filter(({ value, access }) => value.is === 'file' && access !== 'read')
  const needsFile = kind === 'Create' && files.some(({ required }) => required)
  return {
    required: true,
    content: {
      ...(!needsFile && {
        'application/json': { schema: refTo('schemas', `${seen.typeName}${kind}`) },
      }),
      ...(files.length > 0 && { 'multipart/form-data': { schema: formSchema(seen, kind) } }),
    },
  }
}

function signIn(seen: Seen): JsonObject {
  const { signIn, typeName, name } = seen
  if (!signIn || !signsIn(seen)) return {}
  return {
    post: {
      operationId: `authWithPassword${typeName}`,
      summary: `Sign in with a ${name} record`,
      tags: [name],
      security: [{}],
      requestBody: { required: true, content: json(credentials(signIn.identity)) },
      responses: {
        ...answers(signedIn(typeName)),
        ...(signIn.mfa && {
          401: { description: 'A second method is asked for.', content: json(MFA) },
        }),
      },
    },
  }
}

const credentials = (identity: readonly string[]): JsonObject => ({
  type: 'object',
  properties: {
    identity: {
      type: 'string',
      maxLength: 255,
      description: `A value of ${identity.join(' or ')}.`,
    },
    password: { type: 'string', maxLength: 255 },
    identityField: { type: 'string', enum: identity },
  },
  required: ['identity', 'password'],
})

const signedIn = (typeName: string): JsonObject => ({
  type: 'object',
  properties: { token: { type: 'string' }, record: refTo('schemas', `${typeName}Record`) },
  required: ['token', 'record'],
})

const MFA = { type: 'object', properties: { mfaId: { type: 'string' } }, required: ['mfaId'] }

function parameters(...names: readonly string[]): readonly JsonObject[] {
  return names.map((name) => refTo('parameters', name))
}

const json = (schema: JsonObject): JsonObject => ({ 'application/json': { schema } })

const REFUSED = { default: refTo('responses', 'Error') }
const DELETED = { 204: refTo('responses', 'Deleted'), ...REFUSED }

const answers = (schema: JsonObject): JsonObject => ({
  200: { description: 'Done.', content: json(schema) },
  ...REFUSED,
})
