import { type Action, mayTry } from '../model/access'
import type { Audience } from '../model/audience'
import { type Operation, SECURITY } from './operation'
import type { Seen } from './schemas'

/** What this audience may try with the records of a collection. */
export const recordOperations = (seen: Seen, audience: Audience): readonly Operation[] =>
  seen.actions.map((action) => ({
    ...FORM[action],
    path: `/api/collections/${seen.name}/records${FORM[action].path}`,
    id: `${action}${seen.typeName}`,
    tag: seen.name,
    summary: FORM[action].summary(seen.name),
    security: securityOf(seen, action),
    // The text of a rule names fields and collections that others may not know.
    ...(audience.is === 'superuser' && ruleOf(seen, action)),
    ...(action === 'create' && { body: bodyOf(seen, 'Create') }),
    ...(action === 'update' && { body: bodyOf(seen, 'Update') }),
    answers: answersOf(seen, action),
  }))

interface Form {
  readonly method: Operation['method']
  readonly path: string
  readonly summary: (name: string) => string
  readonly parameters: readonly string[]
}

const FORM: Readonly<Record<Action, Form>> = {
  list: {
    method: 'get',
    path: '',
    summary: (name) => `List records of ${name}`,
    parameters: ['page', 'perPage', 'sort', 'filter', 'expand', 'fields', 'skipTotal'],
  },
  view: {
    method: 'get',
    path: '/{id}',
    summary: (name) => `View a record of ${name}`,
    parameters: ['id', 'expand', 'fields'],
  },
  create: {
    method: 'post',
    path: '',
    summary: (name) => `Create a record in ${name}`,
    parameters: ['expand', 'fields'],
  },
  update: {
    method: 'patch',
    path: '/{id}',
    summary: (name) => `Update a record of ${name}`,
    parameters: ['id', 'expand', 'fields'],
  },
  delete: {
    method: 'delete',
    path: '/{id}',
    summary: (name) => `Delete a record of ${name}`,
    parameters: ['id'],
  },
}

const ruleOf = ({ access }: Seen, action: Action): { rule?: string } => {
  const rule = access[action]
  return rule ? { rule } : {}
}

function securityOf({ access }: Seen, action: Action): Operation['security'] {
  if (access[action] === null) return SECURITY.superuser
  return mayTry(access, action, { is: 'guest' }) ? SECURITY.guests : SECURITY.auth
}

/** A required file can only travel in a form. */
function bodyOf(seen: Seen, kind: 'Create' | 'Update'): Readonly<Record<string, string>> {
  const files = seen.fields.filter(({ value, access }) => value.is === 'file' && access !== 'read')
  const needsFile = kind === 'Create' && files.some(({ required }) => required)
  return {
    ...(!needsFile && { 'application/json': `${seen.typeName}${kind}` }),
    ...(files.length > 0 && { 'multipart/form-data': `${seen.typeName}${kind}Form` }),
  }
}

const answersOf = ({ typeName }: Seen, action: Action): Operation['answers'] =>
  action === 'delete'
    ? { 204: null }
    : { 200: `${typeName}${action === 'list' ? 'Page' : 'Record'}` }
