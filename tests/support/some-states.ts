import fc from 'fast-check'
import type { CollectionJson } from '../../pb_hooks_src/schema/snapshot'
import type { State } from '../../pb_hooks_src/state/state'

const name = fc.constantFrom('a', 'b', 'c', 'd')

const rule = fc.constantFrom(null, '', 'x = 1', '@request.auth.id != ""')

const options = fc.record({
  required: fc.boolean(),
  max: fc.constantFrom(0, 10, null),
  onlyDomains: fc.constantFrom(null, [], ['x.org']),
  maxSelect: fc.constantFrom(0, 1, 3),
})

/** Fields of a few ids and names, so that two lists have many in common, under other names too. */
const fields = fc
  .uniqueArray(fc.tuple(fc.constantFrom('f1', 'f2', 'f3', 'f4'), name, options), {
    selector: ([id]) => id,
    maxLength: 4,
  })
  .map((all) => unique(all.map(([id, name, rest]) => ({ id, name, type: 'text', ...rest }))))

const index = fc
  .tuple(name, fc.boolean(), name, fc.constantFrom('t', 'u'), fc.constantFrom('', ' WHERE x > 1'))
  .map(
    ([called, only, column, table, where]) =>
      `CREATE ${only ? 'UNIQUE ' : ''}INDEX idx_${called} ON \`${table}\` (${column})${where}`,
  )

const provider = fc.record({
  name: fc.constantFrom('github', 'google', 'oidc'),
  clientId: name,
  pkce: fc.constantFrom(null, true),
})

const oauth2 = fc.record({
  enabled: fc.boolean(),
  providers: fc.uniqueArray(provider, { selector: (one) => one.name, maxLength: 3 }),
})

const collection = fc.record({
  id: fc.constantFrom('c1', 'c2', 'c3', 'c4'),
  name,
  type: fc.constant('auth'),
  listRule: rule,
  authRule: rule,
  fields,
  indexes: fc.uniqueArray(index, {
    selector: (text) => text.split(' ON ')[0]?.split(' ').at(-1),
    maxLength: 3,
  }),
  oauth2,
})

const view = fc.record({
  id: fc.constantFrom('v1', 'v2'),
  name: fc.constantFrom('v', 'w'),
  type: fc.constant('view'),
  listRule: rule,
  viewQuery: fc.constantFrom('SELECT id FROM a', 'SELECT id FROM b'),
  fields,
})

const settings = fc.record({
  meta: fc.record({ appName: name, hideControls: fc.boolean() }),
  superuserIPs: fc.constantFrom([], ['10.0.0.1'], ['10.0.0.1', '10.0.0.2']),
  backups: fc.record({ cron: name, s3: fc.record({ enabled: fc.boolean(), bucket: name }) }),
})

const values = fc.dictionary(name, fc.jsonValue(), { maxKeys: 3 })

/** States of a few names and ids. */
export const states: fc.Arbitrary<State> = fc.record({
  settings,
  collections: fc
    .array(fc.oneof(collection, view), { maxLength: 5 })
    .map((all) => unique(all) as unknown as readonly CollectionJson[]),
  records: fc.dictionary(name, fc.dictionary(name, values, { maxKeys: 2 }), { maxKeys: 2 }),
})

interface Named {
  readonly id: string
  readonly name: string
}

const unique = <Item extends Named>(items: readonly Item[]): readonly Item[] =>
  items.filter(
    (item, at) =>
      !items.slice(0, at).some((other) => other.id === item.id || other.name === item.name),
  )
