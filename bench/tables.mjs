/** @typedef {import('./servers.mjs').Server} Server */

/** @param {Server} server @param {string} name @param {number} count */
export async function filled(server, name, count) {
  const rows = `WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < ${count})`
  const time = "strftime('%Y-%m-%d %H:%M:%fZ', 1700000000 + x / 3, 'unixepoch')"
  const query =
    `${rows} INSERT INTO ${name} (id, title, size, created) ` +
    `SELECT printf('r%014d', x), 'Record ' || x, x % 97, ${time} FROM n`
  await server.admin('/api/sql', { method: 'POST', body: { query } })
}

/** @param {Server} server @param {string} name */
export async function madeTable(server, name) {
  await server.admin('/api/collections', {
    method: 'POST',
    body: {
      ...{ name, type: 'base', listRule: '', viewRule: '', deleteRule: '' },
      fields: [
        { name: 'title', type: 'text', presentable: true },
        { name: 'size', type: 'number' },
        { name: 'created', type: 'autodate', onCreate: true },
      ],
      indexes: [`CREATE INDEX idx_${name}_created ON ${name} (created, id)`],
    },
  })
}
