import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readModel } from '../../pb_hooks_src/model/read'
import { readSnapshot } from '../../pb_hooks_src/schema/read-snapshot'
import { typescript } from '../../pb_hooks_src/types/typescript'
import { zod } from '../../pb_hooks_src/types/zod'
import { FIXTURES } from '../support/schemas'

const CODE = { types: typescript, zod }

/** Each shows something of its own; read the difference before you update one (`-u`). */
describe.each(['every-field', 'rules'])('%s', (schema) => {
  const model = readModel(readSnapshot(FIXTURES.find(({ name }) => name === schema)?.collections))

  test.each(Object.entries(CODE))('%s.ts is what it was', async (name, print) => {
    const file = join(import.meta.dirname, 'types', `${schema}.${name}.txt`)
    await expect(print(model)).toMatchFileSnapshot(file)
  })
})
