import { FREE, listOf, ref, TEXT } from './json-schema'
import { type Group, type Operation, SECURITY } from './operation'

type Rest = Pick<Operation, 'path' | 'id' | 'summary'> & Partial<Operation>

const UNCHANGED = { says: 'It has not changed since `If-None-Match`.' }

const code = (rest: Rest): Operation => ({
  method: 'get',
  tag: 'stack',
  security: SECURITY.superuser,
  answers: { 200: { says: 'Code.', content: { 'text/plain': TEXT } }, 304: UNCHANGED },
  ...rest,
})

/** The pack's own document, which anyone may read. */
export const OWN_DOCUMENT: Group = {
  operations: [
    {
      method: 'get',
      path: '/api/stack/openapi.json',
      id: 'pbStackOpenapi',
      tag: 'stack',
      summary: 'Get this document',
      security: SECURITY.guests,
      parameters: ['as', 'version', 'format'],
      answers: {
        200: {
          says: 'The document.',
          content: { 'application/json': ref('StackDocument'), 'application/yaml': TEXT },
        },
        304: UNCHANGED,
      },
    },
  ],
  schemas: { StackDocument: FREE },
}

/** What the pack makes for superusers. */
export const OWN_CODE: Group = {
  operations: [
    code({
      path: '/api/stack/schema.json',
      id: 'pbStackSchema',
      summary: 'Get the collections in canonical form',
      answers: { 200: 'StackSchema', 304: UNCHANGED },
    }),
    code({ path: '/api/stack/types.ts', id: 'pbStackTypes', summary: 'Get TypeScript types' }),
    code({ path: '/api/stack/zod.ts', id: 'pbStackZod', summary: 'Get zod schemas' }),
    code({ path: '/api/stack/records.go', id: 'pbStackGo', summary: 'Get Go record proxies' }),
  ],
  schemas: { StackSchema: listOf(FREE) },
}
