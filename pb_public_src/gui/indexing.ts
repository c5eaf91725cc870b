import { TABLE } from '../../pb_hooks_src/pages/texts'
import { sentences } from '../../pb_hooks_src/records/refusal'
import { ask } from './asks'
import type { Column, Frame } from './column'
import { byId } from './element'
import { bare } from './keyset'
import { answered, messageOf } from './own-sent'
import type { Looks } from './place'
import { isSuperuser } from './session'

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
    if (refused === '') made()
    else ask({ is: 'problem', message: `${TABLE.noIndex} ${refused}` })
  })
}

/** Adds an index to those of a collection; what PocketBase says against it, `''` for nothing. */
async function makeIndex(collection: string, name: string): Promise<string> {
  const url = `/api/collections/${collection}`
  const there = await answered(url, { method: 'GET' })
  const { indexes } = there.said
  if (!Array.isArray(indexes)) return messageOf(there)
  const index = `CREATE INDEX \`idx_${collection}_${name}_id\` ON \`${collection}\` (\`${name}\`, \`id\`)`
  const made = await answered(url, { method: 'PATCH' }, { indexes: [...indexes, index] })
  return Array.isArray(made.said.indexes)
    ? ''
    : [messageOf(made), ...Object.values(sentences(made.said.data))].join(' ')
}
