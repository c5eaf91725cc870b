import { test } from 'vitest'
import { expectCompiled } from '../support/compiled'
import { realSchemas } from '../support/schemas'

test('its types of the documents of real schemas compile, and are vague about nothing that is known', () =>
  expectCompiled(realSchemas('valid')))
