import { FREE } from './json-schema'
import { type Operation, operationsOf } from './operation'

const operation = operationsOf('stack', 'superuser')

/** What can be declared by itself: the word for it, its route, and the parameters of that. */
const RESOURCES = [
  ['Settings', 'settings', []],
  ['Collection', 'collections/{name}', ['name']],
] as const

const JSON_BODY = { 'application/json': FREE }

/** What is declared by itself: the same three operations for each. */
export const RESOURCE_OPERATIONS: readonly Operation[] = RESOURCES.flatMap(
  ([word, route, parameters]) => {
    const path = `/api/stack/${route}`
    const asked = [...parameters, 'plan', ...(word === 'Settings' ? [] : ['allowDestroy'])]
    return [
      operation('get', path, {
        id: `pbStackGet${word}`,
        summary: `Get what is declared of ${route.split('/')[0]}, with the values of now`,
        parameters,
        answers: { 200: 'DeclaredResource' },
      }),
      operation('put', path, {
        id: `pbStackPut${word}`,
        summary: `Declare ${route.split('/')[0]}, and make it so`,
        description: 'The same again changes nothing.',
        parameters: asked,
        body: { 'application/json': 'DeclaredResource' },
        answers: { 200: { says: 'As `GET`, or the plan.', content: JSON_BODY } },
      }),
      operation('delete', path, {
        id: `pbStackDelete${word}`,
        summary: word === 'Settings' ? 'Forget what is declared' : 'Delete and forget it',
        parameters: asked,
        answers: { 200: { says: 'The plan, with `plan`.', content: JSON_BODY }, 204: null },
      }),
    ]
  },
)

/** A part of a document, or what is answered of it. */
export const RESOURCE_SCHEMAS = {
  DeclaredResource: { ...FREE, description: 'A part of `DeclaredState`.' },
}
