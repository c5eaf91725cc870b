import type { Feature } from '../feature'
import { canonical } from '../schema/canonical'
import { readSnapshot } from '../schema/read-snapshot'

/** The schema as PocketBase states it, in canonical form: equal schemas give equal bytes. */
export const state: Feature = {
  name: 'state',
  routes: {
    schema: {
      path: '/api/stack/schema.json',
      access: 'superuser',
      asked: () => ({ audience: { is: 'superuser' }, form: '' }),
      document: (_asked, host) => ({
        type: 'application/json',
        body: canonical(host.snapshot().collections),
      }),
    },
  },
  actions: {
    plan: { method: 'POST', path: '/api/stack/plan', access: 'superuser' },
    apply: { method: 'POST', path: '/api/stack/apply', access: 'superuser' },
  },
  commands: {
    schema: {
      summary: 'Print the schema in canonical form',
      flags: {
        from: { value: '', help: 'a file of exported collections instead of the live schema' },
      },
      run: ({ from = '' }, host) => {
        const snapshot = from === '' ? host.snapshot() : readSnapshot(host.readJson(from))
        return { text: canonical(snapshot.collections) }
      },
    },
  },
}
