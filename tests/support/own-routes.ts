type Asked = [method: string, path: string, status: number, json?: unknown]

/** Every route of the pack itself, and how it answers. */
export const OWN_ROUTES: readonly Asked[] = [
  ['GET', '/api/stack/openapi.json', 200],
  ['GET', '/api/stack/openapi.datastar.json', 200],
  ['GET', '/api/stack/shell', 200],
  ['GET', '/api/stack/schema.json', 200],
  ['POST', '/api/stack/plan', 200, { settings: { meta: { appName: 'Planned' } } }],
  ['POST', '/api/stack/plan', 400, { settings: { meta: { appName: '' } } }],
  ['POST', '/api/stack/apply', 400, {}],
  ['POST', '/api/stack/apply', 409, { document: {}, hash: 'old' }],
  ['GET', '/api/stack/settings', 404],
  ['PUT', '/api/stack/settings', 200, { meta: { appName: 'Declared' } }],
  ['PUT', '/api/stack/settings?plan=true', 200, { meta: { appName: 'Planned' } }],
  ['PUT', '/api/stack/settings', 400, { meta: { appName: '' } }],
  ['GET', '/api/stack/settings', 200],
  ['DELETE', '/api/stack/settings', 204],
  ['PUT', '/api/stack/collections/declared', 200, { type: 'base' }],
  ['GET', '/api/stack/collections/declared', 200],
  ['DELETE', '/api/stack/collections/declared?plan=true', 200],
  ['DELETE', '/api/stack/collections/declared', 204],
  ['GET', '/api/stack/types.ts', 200],
  ['GET', '/api/stack/zod.ts', 200],
  ['GET', '/api/stack/records.go', 200],
]
