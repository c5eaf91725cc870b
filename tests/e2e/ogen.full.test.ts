import { test } from 'vitest'
import { COLD } from '../support/cold'
import { expectClients } from '../support/ogen-clients'
import { FIXTURES, realSchemas } from '../support/schemas'

test(
  'ogen makes a client of every schema, with an empty ignore list, and go vet has no doubts',
  () => expectClients([...FIXTURES, ...realSchemas('valid')]),
  COLD,
)
