/** As many collections as a larger project has, of the size that they have there. */
export const COLLECTIONS = 35

/** As many as nobody should have. */
export const MANY = 500

/**
 * A schema for the benches: every collection links to the next.
 * @param {number} length
 */
export const schemaOf = (length) =>
  Array.from({ length }, (_, index) => ({
    id: `pbc_bench_${index}`,
    name: `bench_${index}`,
    type: 'base',
    listRule: '',
    viewRule: '@request.auth.id != "" && owner = @request.auth.id',
    createRule: '@request.auth.id != ""',
    updateRule: 'owner = @request.auth.id',
    deleteRule: null,
    fields: [
      ...Array.from({ length: 6 }, (_, n) => ({ name: `text_${n}`, type: 'text', max: 200 })),
      ...Array.from({ length: 4 }, (_, n) => ({ name: `number_${n}`, type: 'number', min: 1 })),
      { name: 'state', type: 'select', values: ['open', 'waiting', 'done'], maxSelect: 1 },
      { name: 'owner', type: 'relation', collectionId: '_pb_users_auth_', maxSelect: 1 },
      { name: 'next', type: 'relation', collectionId: `pbc_bench_${(index + 1) % length}` },
      { name: 'when', type: 'date' },
      { name: 'created', type: 'autodate', onCreate: true },
      { name: 'updated', type: 'autodate', onCreate: true, onUpdate: true },
    ],
  }))
