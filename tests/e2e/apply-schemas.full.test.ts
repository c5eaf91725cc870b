import { describe, test } from 'vitest'
import { expectSchemaMadeAgain } from '../support/made-again'
import { revise } from '../support/revisions'
import { FIXTURES, realSchemas } from '../support/schemas'
import { startWithSql } from '../support/sql'

describe.each([...FIXTURES, ...realSchemas('valid')])('$name', ({ collections }) => {
  test(
    'told as a document makes another PocketBase the same, once',
    () => expectSchemaMadeAgain(collections),
    120_000,
  )
})

test.each([realSchemas('revisions')].filter((revisions) => revisions.length > 0))(
  'the revisions of one project, over a thousand rows in each table, lose nothing that is not named',
  async (...revisions) => {
    const server = await startWithSql()
    try {
      for (const { collections } of revisions) await revise(server, { collections })
    } finally {
      await server.stop()
    }
  },
  300_000,
)
