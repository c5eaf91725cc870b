import { TABLE } from '../../pb_hooks_src/pages/texts'
import { jsonIn } from '../json'
import { ask } from './asks'
import type { Column, Frame } from './column'
import { byId } from './element'
import { bare } from './keyset'
import type { Looks } from './place'
import { isSuperuser, token } from './session'

/** From so many records on it is felt that a sort has no index. */
const MANY = 10_000

let slow: { readonly frame: Frame; readonly column: Column } | undefined

/** Says so where a long table is sorted without an index; superusers may have one made. */
export function showSlow(frame: Frame, { sort }: Looks, total: number): void {
  const by = bare(sort[0] ?? frame.first)
  const column = frame.columns.find(({ name }) => name === by)
  slow = column && !column.indexed && total > MANY ? { frame, column } : undefined
  byId('slow').hidden = slow === undefined
  byId('make-index').hidden = !slow?.column.key || !isSuperuser()
}

/** Has an index made by its button; `made` is called when it is there. */
export function watchIndexing(made: () => void): void {
  byId('make-index').addEventListener('click', async () => {
    if (!slow) return
    const refused = await makeIndex(slow.frame.collection, slow.column.name)
    if (refused === undefined) made()
    else ask({ is: 'problem', message: `${TABLE.noIndex} ${refused}` })
  })
}

/** Adds an index to those of a collection; what PocketBase says against it. */
async function makeIndex(collection: string, name: string): Promise<string | undefined> {
  const url = `/api/collections/${collection}`
  const headers = { Authorization: token(), 'Content-Type': 'application/json' }
  const { indexes } = jsonIn(await (await fetch(url, { headers })).text())
  if (!Array.isArray(indexes)) return collection
  const index = `CREATE INDEX \`idx_${collection}_${name}_id\` ON \`${collection}\` (\`${name}\`, \`id\`)`
  const body = JSON.stringify({ indexes: [...indexes, index] })
  const answer = await fetch(url, { method: 'PATCH', headers, body })
  return answer.ok ? undefined : String(jsonIn(await answer.text()).message ?? answer.status)
}
