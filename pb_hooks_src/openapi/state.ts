import { FREE, listOf, objectOf, ref, TEXT, WHOLE } from './json-schema'
import { type Group, operationsOf } from './operation'
import { RESOURCE_OPERATIONS, RESOURCE_SCHEMAS } from './resources'

const operation = operationsOf('stack', 'superuser')

const KNOWN = 'Only keys that PocketBase has, each with a value that it takes.'

const LOSS = objectOf({
  name: { ...TEXT, description: 'Such as `posts` or `posts.title`.' },
  says: TEXT,
  found: { ...WHOLE, description: 'How many records it is about.' },
  total: { ...WHOLE, description: 'How many records there are.' },
})

const PLAN = {
  hash: { ...TEXT, description: 'Stands for the document and for what it was compared with.' },
  changes: listOf(ref('StateChange')),
  losses: {
    ...listOf(ref('StateLoss')),
    description: 'What goes for good: each has to be allowed by name.',
  },
  warnings: listOf(ref('StateLoss')),
}

/** What a document says, what is done about it, and what that costs. */
export const OWN_STATE: Group = {
  operations: [
    operation('post', '/api/stack/plan', {
      id: 'pbStackPlan',
      summary: 'Plan what makes this PocketBase what a document says',
      description:
        'Nothing is written. PocketBase itself has tried it, in a process of its own without rows; ' +
        'what it refuses is told as its errors are. Lists are whole: what they leave out goes.',
      body: { 'application/json': 'DeclaredState' },
      answers: { 200: 'StatePlan' },
    }),
    operation('post', '/api/stack/apply', {
      id: 'pbStackApply',
      summary: 'Carry out a plan',
      description:
        'All of it or nothing. Refused (409) where another plan is needed by now, and where it ' +
        'would lose what is not allowed by name. Before something is lost a backup is made.',
      body: { 'application/json': 'StateApplication' },
      answers: { 200: 'StateApplied' },
    }),
    operation('get', '/api/stack/drift', {
      id: 'pbStackDrift',
      summary: 'Plan what makes it what was declared again',
      description: 'Not found (404) where nothing is declared.',
      answers: { 200: 'StateDrift' },
    }),
    ...RESOURCE_OPERATIONS,
  ],
  schemas: {
    ...RESOURCE_SCHEMAS,
    DeclaredState: objectOf({
      'settings?': { ...FREE, description: `The settings that are declared. ${KNOWN}` },
      'collections?': {
        ...listOf({ ...FREE, ...objectOf({ name: TEXT }) }),
        description: `All collections, as PocketBase exports them, or less of each. ${KNOWN}`,
      },
      'records?': {
        type: 'object',
        additionalProperties: listOf({ ...FREE, ...objectOf({ id: TEXT }) }),
        description: `Records that are to be there, by collection. ${KNOWN}`,
      },
    }),
    StateApplication: objectOf({
      document: { ...ref('DeclaredState') },
      hash: { ...TEXT, description: 'That of the plan.' },
      'allowDestroy?': {
        ...listOf(TEXT),
        description: 'The names of what may be lost, as the plan tells them.',
      },
    }),
    StateApplied: objectOf({ ...PLAN, 'backup?': TEXT }),
    StatePlan: objectOf(PLAN),
    StateDrift: objectOf({ ...PLAN, declared: TEXT, by: TEXT }),
    StateChange: objectOf({
      do: { ...TEXT, enum: ['create', 'update', 'delete'] },
      what: {
        ...TEXT,
        enum: ['settings', 'collection', 'field', 'index', 'provider', 'record'],
      },
      name: TEXT,
      'before?': { description: 'What was; of an update only what differs.' },
      'after?': { description: 'What is to be; of an update only what differs.' },
      'loss?': ref('StateLoss'),
    }),
    StateLoss: LOSS,
  },
}
