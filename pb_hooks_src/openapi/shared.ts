import { type JsonObject, refTo } from './json-schema'

/** PocketBase's one error shape (tools/router/error.go): nested where the input was nested. */
export const ERROR_SCHEMAS: JsonObject = {
  Error: {
    type: 'object',
    properties: {
      status: { type: 'integer' },
      message: { type: 'string' },
      data: refTo('schemas', 'ErrorData'),
    },
    required: ['status', 'message', 'data'],
  },
  ErrorData: {
    type: 'object',
    additionalProperties: {
      anyOf: [refTo('schemas', 'ErrorItem'), refTo('schemas', 'ErrorData')],
    },
  },
  ErrorItem: {
    type: 'object',
    properties: {
      code: { type: 'string' },
      message: { type: 'string' },
      params: { type: 'object' },
    },
    required: ['code', 'message'],
  },
}

export const RESPONSES: JsonObject = {
  Error: {
    description: 'PocketBase says why not.',
    content: { 'application/json': { schema: refTo('schemas', 'Error') } },
  },
  Deleted: { description: 'The record is gone.' },
}

const query = (name: string, schema: JsonObject, description: string): JsonObject => ({
  name,
  in: 'query',
  description,
  schema,
})

/** The parameters of record routes. Limits are PocketBase's (tools/search/provider.go). */
export const PARAMETERS: JsonObject = {
  id: { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
  page: query('page', { type: 'integer', minimum: 1 }, 'Number of the page, from 1.'),
  perPage: query('perPage', { type: 'integer', minimum: 1, maximum: 1000 }, 'Normally 30.'),
  sort: query('sort', { type: 'string' }, 'Fields by comma; `-` in front for descending.'),
  filter: query('filter', { type: 'string', maxLength: 3500 }, 'A PocketBase filter expression.'),
  expand: query('expand', { type: 'string' }, 'Links to follow, by comma, to a depth of 6.'),
  fields: query('fields', { type: 'string' }, 'Fields to answer, by comma; all when absent.'),
  skipTotal: query('skipTotal', { type: 'boolean' }, 'Faster: does not count.'),
}

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
