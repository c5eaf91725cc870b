import { FREE, listOf, ref, TEXT } from './json-schema'
import { type Group, operationsOf, SECURITY } from './operation'

const operation = operationsOf('stack', 'superuser')

const UNCHANGED = { says: 'It has not changed since `If-None-Match`.' }

const CODE = { 200: { says: 'Code.', content: { 'text/plain': TEXT } }, 304: UNCHANGED }

const DOCUMENT = {
  200: {
    says: 'The document.',
    content: { 'application/json': ref('StackDocument'), 'application/yaml': TEXT },
  },
  304: UNCHANGED,
}

/** The pack's own documents, which anyone may read. */
export const OWN_DOCUMENT: Group = {
  operations: [
    operation('get', '/api/stack/openapi.json', {
      id: 'pbStackOpenapi',
      summary: 'Get this document',
      security: SECURITY.guests,
      parameters: ['as', 'version', 'format'],
      answers: DOCUMENT,
    }),
    operation('get', '/api/stack/openapi.datastar.json', {
      id: 'pbStackOpenapiDatastar',
      summary: 'Get the document of the same records as Datastar events',
      security: SECURITY.guests,
      parameters: ['as', 'version', 'format'],
      answers: DOCUMENT,
    }),
    operation('get', '/api/stack/shell', {
      id: 'pbStackShell',
      summary: 'Get what the page at /stack/ is filled with',
      security: SECURITY.guests,
      answers: {
        200: { says: 'Datastar events.', content: { 'text/event-stream': TEXT } },
        304: UNCHANGED,
      },
    }),
  ],
  schemas: { StackDocument: FREE },
}

/** What the pack makes for superusers. */
export const OWN_CODE: Group = {
  operations: [
    operation('get', '/api/stack/schema.json', {
      id: 'pbStackSchema',
      summary: 'Get the collections in canonical form',
      answers: { 200: 'StackSchema', 304: UNCHANGED },
    }),
    operation('get', '/api/stack/types.ts', {
      id: 'pbStackTypes',
      summary: 'Get TypeScript types',
      answers: CODE,
    }),
    operation('get', '/api/stack/zod.ts', {
      id: 'pbStackZod',
      summary: 'Get zod schemas',
      answers: CODE,
    }),
    operation('get', '/api/stack/records.go', {
      id: 'pbStackGo',
      summary: 'Get Go record proxies',
      answers: CODE,
    }),
  ],
  schemas: { StackSchema: listOf(FREE) },
}
