import { MODES } from '../web/datastar'
import { SIGNALS } from '../web/signals'
import { BOOL, type JsonObject, objectOf, ref, TEXT, WHOLE } from './json-schema'

/** PocketBase's one error shape (tools/router/error.go): nested where the input was nested. */
export const ERROR_SCHEMAS: Readonly<Record<string, JsonObject>> = {
  Error: objectOf({ status: WHOLE, message: TEXT, data: ref('ErrorData') }),
  ErrorData: {
    type: 'object',
    additionalProperties: ref('ErrorItem'),
    examples: [{ title: { code: 'validation_required', message: 'Cannot be blank.' } }],
  },
  ErrorItem: {
    type: 'object',
    description: 'A reason, or the reasons of what lies deeper, by name.',
    properties: {
      code: TEXT,
      message: TEXT,
      params: { type: 'object', additionalProperties: true },
      response: ref('Error'),
    },
    additionalProperties: ref('ErrorItem'),
  },
}

export const RESPONSES: JsonObject = {
  Error: {
    description: 'PocketBase says why not.',
    content: { 'application/json': { schema: ref('Error') } },
  },
}

const path = (name: string, description: string, schema: JsonObject = TEXT): JsonObject => ({
  name,
  in: 'path',
  required: true,
  description,
  schema,
})

const query = (name: string, schema: JsonObject, description: string): JsonObject => ({
  name,
  in: 'query',
  description,
  schema,
})

/** The parameters of all routes. Limits are PocketBase's (tools/search/provider.go). */
const PARAMETERS: Readonly<Record<string, JsonObject>> = {
  id: path('id', 'Id of the record.'),
  page: query('page', { ...WHOLE, minimum: 1 }, 'Number of the page, from 1.'),
  perPage: query('perPage', { ...WHOLE, minimum: 1, maximum: 1000 }, 'Normally 30.'),
  sort: query('sort', TEXT, 'Fields by comma; `-` in front for descending.'),
  filter: query('filter', { ...TEXT, maxLength: 3500 }, 'A PocketBase filter expression.'),
  expand: query('expand', TEXT, 'Links to follow, by comma, to a depth of 6.'),
  fields: query('fields', TEXT, 'Fields to answer, by comma; all when absent.'),
  skipTotal: query('skipTotal', BOOL, 'Faster: does not count.'),
  collection: path('collection', 'Name or id of a collection.'),
  recordId: path('recordId', 'Id of the record that holds the file.'),
  filename: path('filename', 'Name of a stored file.'),
  thumb: query('thumb', TEXT, 'A size that the field lists, such as `100x100`.'),
  fileToken: query('token', TEXT, 'A file token, where the field is protected.'),
  download: query('download', BOOL, 'Answers with `Content-Disposition: attachment`.'),
  state: query('state', TEXT, 'The `clientId` of the stream that waits.'),
  code: query('code', TEXT, 'To sign in with.'),
  error: query('error', TEXT, 'Why there is no code.'),
  key: path('key', 'Name of a backup, such as `daily.zip`.'),
  logId: path('id', 'Id of a line of the log.'),
  cronId: path('id', 'Id of a job.'),
  name: path('name', 'Name of a collection.', { ...TEXT, pattern: '^\\w+$' }),
  plan: query('plan', BOOL, 'Only answers what would happen.'),
  pending: query('pending', BOOL, 'What needs a collection that is not there waits for it.'),
  allowDestroy: query('allowDestroy', TEXT, 'What may be lost, as a plan names it, by comma.'),
  as: query(
    'as',
    TEXT,
    '`guest`, `superuser` or an auth collection: what they see. Superusers only.',
  ),
  version: query('version', { ...TEXT, enum: ['3.1', '3.0'] }, 'Of OpenAPI; normally 3.1.'),
  datastarRequest: {
    name: 'Datastar-Request',
    in: 'header',
    required: true,
    description:
      'Asks for events. `Accept` says in which dialect: with `text/html` that of Datastar 1.0, ' +
      'without that of 1.0.0-beta.11.',
    schema: { ...TEXT, enum: ['true'] },
  },
  view: query('view', TEXT, 'How records look: a file of the project, or a generated view.'),
  target: query('target', TEXT, 'Where the HTML goes: the id of an element, such as `#rows`.'),
  mode: query('mode', { ...TEXT, enum: MODES }, 'How it goes there.'),
  signals: query('signals', TEXT, `Signals to set, by comma: \`${SIGNALS}\`.`),
  live: {
    ...query('live', TEXT, 'Collections to follow, by comma, each with a view: `posts:card`.'),
    required: true,
  },
  liveView: query(
    'view',
    TEXT,
    'The view of collections that name none; without one, hints alone.',
  ),
  format: query('format', { ...TEXT, enum: ['json', 'yaml'] }, 'Normally json.'),
}

/** The parameters that some operation refers to. */
export const parametersOf = (names: Iterable<string>): JsonObject =>
  Object.fromEntries([...new Set(names)].sort().map((name) => [name, PARAMETERS[name]]))

/** Any token signs in the same way; the two names say whose token is asked for. */
export const SECURITY_SCHEMES: JsonObject = {
  auth: {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    description: 'The token of a record of any auth collection.',
  },
  superuser: {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    description: 'The token of a superuser.',
  },
}
