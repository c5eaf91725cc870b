import { describe, test } from 'vitest'
import { demoFolder } from '../support/demo'
import { expectMadeAgain, expectSchemaMadeAgain } from '../support/made-again'
import { FIXTURES, realSchemas } from '../support/schemas'
import { startServer } from '../support/server'

/** The others are in the full form. */
const SOME = [
  ...FIXTURES.filter(({ name }) => name === 'views'),
  ...realSchemas('valid').filter(({ name }) => name === 'beszel'),
]

test('the demo, told as a document, makes another PocketBase the same, once', async () => {
  const demo = await startServer(demoFolder())
  try {
    await expectMadeAgain(demo)
  } finally {
    await demo.stop()
  }
})

describe.each(SOME)('$name', ({ collections }) => {
  test('told as a document makes another PocketBase the same, once', () =>
    expectSchemaMadeAgain(collections))
})
