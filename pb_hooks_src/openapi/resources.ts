import { FREE, listOf, objectOf, TEXT } from './json-schema'
import { type Operation, operationsOf } from './operation'

const operation = operationsOf('stack', 'superuser')

/** What can be declared by itself: the word for it, its route, and what may be asked of it. */
const RESOURCES: readonly Resource[] = [
  ['Settings', 'settings', [], []],
  ['Collection', 'collections/{name}', ['name'], ['allowDestroy', 'pending']],
  ['Record', 'records/{collection}/{id}', ['collection', 'id'], ['allowDestroy']],
]

type Resource = readonly [
  word: string,
  route: string,
  parameters: readonly string[],
  asked: readonly string[],
]

const TOLD = { 'application/json': FREE }

const THREE = RESOURCES.flatMap(([word, route, parameters, asked]) => {
  const path = `/api/stack/${route}`
  const all = [...parameters, 'plan', ...asked]
  return [
    operation('get', path, {
      id: `pbStackGet${word}`,
      summary: 'Get what is declared, with the values of now',
      description: 'Not found (404) where nothing is declared, or where it is gone.',
      parameters,
      answers: { 200: 'DeclaredResource' },
    }),
    operation('put', path, {
      id: `pbStackPut${word}`,
      summary: 'Declare it, and make it so',
      description:
        'Refused (400) as PocketBase refuses it, and (409) where it would lose what is not allowed.',
      parameters: all,
      body: { 'application/json': 'DeclaredResource' },
      answers: { 200: { says: 'As `GET`, or the plan.', content: TOLD } },
    }),
    operation('delete', path, {
      id: `pbStackDelete${word}`,
      summary: word === 'Settings' ? 'Forget what is declared' : 'Delete it, and forget it',
      parameters: all,
      answers: { 200: { says: 'The plan, with `plan`.', content: TOLD }, 204: null },
    }),
  ]
})

/** What is declared by itself: the same three operations for each, and lists. */
export const RESOURCE_OPERATIONS: readonly Operation[] = [
  ...THREE,
  ...['Collection', 'Record'].map((word) =>
    operation('get', `/api/stack/${word.toLowerCase()}s`, {
      id: `pbStackList${word}s`,
      summary: 'List what is declared',
      answers: { 200: 'DeclaredList' },
    }),
  ),
]

/** A part of a document, or what is answered of it. */
export const RESOURCE_SCHEMAS = {
  DeclaredResource: {
    ...FREE,
    description: 'A part of `DeclaredState`. Only keys that PocketBase has.',
  },
  DeclaredList: objectOf({ items: listOf(objectOf({ declared: TEXT, by: TEXT })) }),
}
