import { atMost, BOOL, FREE, listOf, objectOf, pageOf, partOf, ref, TEXT } from './json-schema'
import { type Group, operationsOf } from './operation'

const RULE = { type: ['string', 'null'], description: 'null: superusers; "": anyone; a filter.' }

const COLLECTION = {
  id: TEXT,
  name: TEXT,
  type: { ...TEXT, enum: ['base', 'auth', 'view'] },
  system: BOOL,
  fields: listOf(ref('FieldOptions')),
  indexes: listOf(TEXT),
  listRule: RULE,
  viewRule: RULE,
  createRule: RULE,
  updateRule: RULE,
  deleteRule: RULE,
}

const operation = operationsOf('collections', 'superuser')

export const COLLECTIONS: Group = {
  operations: [
    operation('get', '/api/collections', {
      id: 'pbListCollections',
      summary: 'List collections',
      parameters: ['page', 'perPage', 'sort', 'filter', 'fields', 'skipTotal'],
      answers: { 200: 'CollectionList' },
    }),
    operation('post', '/api/collections', {
      id: 'pbCreateCollection',
      summary: 'Create a collection',
      parameters: ['fields'],
      body: { 'application/json': 'CollectionChange' },
      answers: { 200: 'CollectionOptions' },
    }),
    operation('put', '/api/collections/import', {
      id: 'pbImportCollections',
      summary: 'Import collections in one transaction',
      body: { 'application/json': 'CollectionImport' },
      answers: { 204: null },
    }),
    operation('get', '/api/collections/meta/scaffolds', {
      id: 'pbCollectionScaffolds',
      summary: 'Get an empty collection of each type',
      parameters: ['fields'],
      answers: { 200: 'CollectionScaffolds' },
    }),
    operation('get', '/api/collections/meta/oauth2-providers', {
      id: 'pbOAuth2Providers',
      summary: 'List the OAuth2 providers that PocketBase knows',
      answers: { 200: 'OAuth2Known' },
    }),
    operation('post', '/api/collections/meta/dry-run-view', {
      id: 'pbDryRunView',
      summary: 'Try the query of a view',
      body: { 'application/json': 'ViewQuery' },
      answers: { 200: 'ViewSample' },
    }),
    operation('get', '/api/collections/{collection}', {
      id: 'pbViewCollection',
      summary: 'View a collection',
      parameters: ['collection', 'fields'],
      answers: { 200: 'CollectionOptions' },
    }),
    operation('patch', '/api/collections/{collection}', {
      id: 'pbChangeCollection',
      summary: 'Change a collection',
      description:
        'A field that `fields` leaves out, or names without its id, is dropped with its data.',
      parameters: ['collection', 'fields'],
      body: { 'application/json': 'CollectionChange' },
      answers: { 200: 'CollectionOptions' },
    }),
    operation('delete', '/api/collections/{collection}', {
      id: 'pbDeleteCollection',
      summary: 'Delete a collection and its records',
      parameters: ['collection'],
      answers: { 204: null },
    }),
    operation('delete', '/api/collections/{collection}/truncate', {
      id: 'pbTruncateCollection',
      summary: 'Delete all records of a collection',
      parameters: ['collection'],
      answers: { 204: null },
    }),
  ],
  schemas: {
    FieldOptions: {
      ...objectOf({ id: TEXT, name: TEXT, type: TEXT, system: BOOL, hidden: BOOL }),
      description: 'With the options of its type.',
      additionalProperties: true,
    },
    CollectionOptions: {
      ...objectOf({ ...COLLECTION, created: TEXT, updated: TEXT }),
      description: 'An auth collection or a view has options of its own, too.',
      additionalProperties: true,
    },
    // What is sent need not be whole: PocketBase adds system fields and every default.
    CollectionChange: {
      ...partOf({ ...COLLECTION, fields: listOf(FREE) }),
      additionalProperties: true,
    },
    CollectionList: pageOf('CollectionOptions'),
    CollectionImport: objectOf({
      collections: listOf(ref('CollectionChange')),
      'deleteMissing?': BOOL,
    }),
    CollectionScaffolds: { type: 'object', additionalProperties: ref('CollectionOptions') },
    OAuth2Known: listOf(objectOf({ name: TEXT, displayName: TEXT, logo: TEXT })),
    ViewQuery: objectOf({ query: atMost(5000, 'A SELECT with a column id.') }),
    ViewSample: objectOf({ fields: listOf(ref('FieldOptions')), sample: listOf(FREE) }),
  },
}
