import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readModel } from '../../pb_hooks_src/model/read'
import { generated, generatedNames } from '../../pb_hooks_src/pages/generated'
import { readSnapshot } from '../../pb_hooks_src/schema/read-snapshot'
import type { Dialect } from '../../pb_hooks_src/web/datastar'
import { FIXTURES } from '../support/schemas'

/** Each shows something of its own; read the difference before you update one (`-u`). */
const CASES: readonly (readonly [
  schema: string,
  name: string,
  superuser: boolean,
  dialect: Dialect,
])[] = [
  ['every-field', 'options', true, 'beta'],
  ['every-field', 'options', false, 'one'],
  ['rules', 'members', false, 'beta'],
  ['rules', 'members', true, 'beta'],
  ['odd-names', '2024_stats', false, 'one'],
  ['views', 'totals', false, 'beta'],
]

test.each(CASES)('%s %s, superuser: %s, %s, is what it was', async (...of) => {
  const [schema, name, superuser, dialect] = of
  const fixture = FIXTURES.find((found) => found.name === schema)
  const { collections } = readModel(readSnapshot(fixture?.collections))
  const linked = (wanted: string) => collections.find((found) => found.name === wanted)
  const collection = linked(name)
  if (!collection) throw new Error(`There is no ${name}.`)
  const shown = { collection, linked, superuser, dialect }
  const texts = generatedNames(collection).map((view) => {
    const { item = '', list = '' } = generated(view, shown) ?? {}
    return `#### ${view}: one record\n${item}\n#### ${view}: a list\n${list}\n`
  })
  const file = `${schema}.${name}.${superuser ? 'superuser' : 'user'}.${dialect}.txt`
  await expect(texts.join('\n')).toMatchFileSnapshot(join(import.meta.dirname, 'views', file))
})
