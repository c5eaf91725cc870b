import { namedObject } from './go-names'
import {
  atMost,
  BINARY,
  BOOL,
  FREE,
  type JsonObject,
  joined,
  listOf,
  type Named,
  objectOf,
  ref,
  TEXT,
  WHOLE,
} from './json-schema'
import { type Group, operationsOf, SECURITY } from './operation'

const files = operationsOf('files', 'anyone')
const batch = operationsOf('batch', 'guests')
const realtime = operationsOf('realtime', 'guests')
const health = operationsOf('health', 'guests')

/** Files of records, and the short tokens of protected ones. */
export const FILES: Group = {
  operations: [
    files('get', '/api/files/{collection}/{recordId}/{filename}', {
      id: 'pbDownloadFile',
      summary: 'Download a file of a record',
      parameters: ['collection', 'recordId', 'filename', 'thumb', 'fileToken', 'download'],
      answers: {
        200: { says: 'The file.', content: { '*/*': BINARY } },
        206: { says: 'The part of the file that was asked for.', content: { '*/*': BINARY } },
        304: { says: 'It has not changed.' },
      },
    }),
    files('post', '/api/files/token', {
      id: 'pbFileToken',
      summary: 'Get a short token for protected files',
      security: SECURITY.auth,
      answers: { 200: 'TokenOnly' },
    }),
  ],
  schemas: { TokenOnly: objectOf({ token: TEXT }) },
}

/** Of so many requests of a batch the files have names in the document. */
const WITH_FILES = 5

/**
 * Several writes in one transaction; only where the settings allow it. With the fields of files that
 * they may have, it is a form too: PocketBase takes the requests as one JSON text in it.
 */
export const batchWith = (fileFields: readonly string[]): Group => ({
  operations: [
    batch('post', '/api/batch', {
      id: 'pbBatch',
      summary: 'Create, update, upsert and delete records in one transaction',
      body: {
        'application/json': 'BatchRequests',
        ...(fileFields.length > 0 && { 'multipart/form-data': 'BatchForm' }),
      },
      answers: { 200: 'BatchAnswers' },
    }),
  ],
  schemas: {
    BatchRequests: objectOf({
      requests: {
        ...listOf(ref('BatchItem')),
        minItems: 1,
        description: 'As many as the settings allow, normally 50.',
      },
    }),
    ...(fileFields.length > 0 && { BatchForm: formOf(fileFields) }),
    BatchItem: objectOf({
      method: { ...TEXT, enum: ['POST', 'PUT', 'PATCH', 'DELETE'] },
      url: atMost(2000, 'A record route; PUT updates or creates by `body.id`.'),
      'headers?': { type: 'object', additionalProperties: TEXT },
      'body?': FREE,
    }),
    BatchAnswers: listOf(ref('BatchAnswer')),
    BatchAnswer: objectOf({ status: WHOLE, body: {} }),
  },
})

const formOf = (fileFields: readonly string[]): JsonObject => ({
  ...namedObject(
    'BatchForm',
    joined(
      [['@jsonPayload', ref('BatchRequests')]],
      Array.from({ length: WITH_FILES }, (_, index) => index).flatMap((index) =>
        fileFields.map((field): Named => [`requests.${index}.${field}`, listOf(BINARY)]),
      ),
    ),
  ),
  required: ['@jsonPayload'],
  description: 'Files as `requests.N.FIELD`, N from 0; further requests may have some too.',
})

export const REALTIME: Group = {
  operations: [
    realtime('get', '/api/realtime', {
      id: 'pbRealtime',
      summary: 'Open the stream of events',
      description: 'The first event, PB_CONNECT, brings the `clientId` to subscribe with.',
      answers: {
        200: { says: 'Events.', content: { 'text/event-stream': ref('RealtimeMessage') } },
      },
    }),
    realtime('post', '/api/realtime', {
      id: 'pbSubscribe',
      summary: 'Say which events a stream should bring',
      body: { 'application/json': 'Subscriptions' },
      answers: { 204: null },
    }),
  ],
  schemas: {
    RealtimeMessage: objectOf({
      'clientId?': TEXT,
      'action?': { ...TEXT, enum: ['create', 'update', 'delete'] },
      'record?': FREE,
      'state?': { ...TEXT, description: 'Of the topic `@oauth2`, with a code or an error.' },
      'code?': TEXT,
      'error?': TEXT,
    }),
    Subscriptions: objectOf({
      clientId: atMost(
        255,
        'From PB_CONNECT, the first event of an open stream of the same caller.',
      ),
      'subscriptions?': {
        ...listOf({ ...TEXT, maxLength: 2500 }),
        maxItems: 1000,
        description: 'Topics such as `posts/*` or `posts/ID`. At most 2500 bytes each.',
      },
    }),
  },
}

export const HEALTH: Group = {
  operations: [
    health('get', '/api/health', {
      id: 'pbHealth',
      summary: 'Ask whether the server is well',
      parameters: ['fields'],
      answers: { 200: 'Health' },
    }),
  ],
  schemas: {
    Health: objectOf({
      message: TEXT,
      code: WHOLE,
      data: objectOf({ 'canBackup?': BOOL, 'realIP?': TEXT, 'possibleProxyHeader?': TEXT }),
    }),
  },
}
