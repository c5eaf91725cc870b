import { median } from './measure.mjs'
import { line, more } from './print.mjs'

/** @typedef {import('./servers.mjs').Server} Server */

const ROUNDS = 9
const LIST = '/api/collections/bench_0/records?perPage=50'

/**
 * What the first request of a view costs more after its collection has changed: the view is made
 * anew. Beside it one that finds it made.
 * @param {Server} pack
 */
export async function changedViews(pack) {
  const differences = []
  for (let round = 0; round < ROUNDS; round++) {
    const listRule = round % 2 === 0 ? 'id != ""' : ''
    await pack.admin('/api/collections/bench_0', { method: 'PATCH', body: { listRule } })
    const first = await asked(pack)
    const later = []
    for (let n = 0; n < 9; n++) later.push(await asked(pack))
    differences.push(first - median(later))
  }
  line('first view after a schema change', more(median(differences), 'ms'), 'at most +50 ms')
}

/**
 * How long a page of a view takes, to its last byte.
 * @param {Server} pack
 */
async function asked({ url, token }) {
  const began = performance.now()
  const response = await fetch(url + LIST, {
    headers: { Authorization: token, 'Datastar-Request': 'true', Accept: 'text/event-stream' },
  })
  if (!(await response.text()).includes('bench_0-row-')) throw new Error('The view shows nothing.')
  return performance.now() - began
}
