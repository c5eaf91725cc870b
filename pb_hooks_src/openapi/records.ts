import type { Action } from '../model/access'
import type { Audience } from '../model/audience'
import { type Operation, SECURITY } from './operation'
import type { Seen } from './schemas'

/** What this audience may try with the records of a collection. */
export const recordOperations = (seen: Seen, audience: Audience): readonly Operation[] =>
  seen.actions.map((action) => {
    const { method, path, summary, parameters, body } = FORM[action]
    return {
      method,
      path: `/api/collections/${seen.name}/records${path}`,
      id: `${action}${seen.typeName}`,
      tag: seen.name,
      summary: summary(seen.name),
      description: refusals(seen, action),
      security: securityOf(seen, action),
      // The text of a rule names fields and collections that others may not know.
      rule: (audience.is === 'superuser' && seen.access[action]) || undefined,
      parameters,
      body: body && bodyOf(seen, body),
      answers: answersOf(seen, action),
    }
  })

interface Form {
  readonly method: Operation['method']
  readonly path: string
  readonly summary: (name: string) => string
  readonly parameters: readonly string[]
  readonly body?: 'Create' | 'Update'
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
    body: 'Create',
    parameters: ['expand', 'fields'],
  },
  update: {
    method: 'patch',
    path: '/{id}',
    summary: (name) => `Update a record of ${name}`,
    body: 'Update',
    parameters: ['id', 'expand', 'fields'],
  },
  delete: {
    method: 'delete',
    path: '/{id}',
    summary: (name) => `Delete a record of ${name}`,
    parameters: ['id'],
  },
}

/** What a filter says no to; whoever may not try at all has no such operation. */
const UNDER_A_RULE: Readonly<Record<Action, string>> = {
  list: 'Without those that the rule hides.',
  view: 'Not found (404) where the rule hides it.',
  create: 'Refused (400) where the rule is against it.',
  update: 'Not found (404) where the rule is against it.',
  delete: 'Not found (404) where the rule is against it.',
}

function refusals({ access }: Seen, action: Action): string | undefined {
  const rule = access[action] ? UNDER_A_RULE[action] : ''
  if (action !== 'delete') return rule || undefined
  return `${rule} Refused (400) while a record needs it.`.trim()
}

function securityOf({ access, open }: Seen, action: Action): Operation['security'] {
  if (access[action] === null) return SECURITY.superuser
  return open.includes(action) ? SECURITY.guests : SECURITY.auth
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
