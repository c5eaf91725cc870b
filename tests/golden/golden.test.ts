import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Audience } from '../../pb_hooks_src/model/audience'
import { audienceKey } from '../../pb_hooks_src/model/audience'
import { readModel } from '../../pb_hooks_src/model/read'
import { canonical } from '../../pb_hooks_src/schema/canonical'
import { readSnapshot } from '../../pb_hooks_src/schema/read-snapshot'
import { datastarDocument, openapiDocument } from '../support/documents'
import { ABOUT, expectValid, type OpenApi } from '../support/openapi'
import { FIXTURES } from '../support/schemas'

const superuser: Audience = { is: 'superuser' }
const members: Audience = { is: 'user', of: 'members' }

/** Each case shows something of its own; read the difference before you update one (`-u`). */
const CASES: readonly (readonly [schema: string, audience: Audience])[] = [
  ['every-field', superuser],
  ['every-field', { is: 'guest' }],
  ['rules', superuser],
  ['rules', members],
  ['rules', { is: 'guest' }],
  ['views', superuser],
]

describe.each(CASES)('%s for %o', (schema, audience) => {
  const fixture = FIXTURES.find(({ name }) => name === schema)
  const model = readModel(readSnapshot(fixture?.collections))
  const document = openapiDocument(model, audience, { ...ABOUT, version: '0' })

  test('is what it was', async () => {
    const file = `${schema}.${audienceKey(audience).replace(':', '-')}.json`
    await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot(
      join(import.meta.dirname, 'openapi', file),
    )
  })

  test('is valid', () => expectValid(JSON.parse(JSON.stringify(document)) as OpenApi))
})

test('the same records as events, in both dialects', async () => {
  const fixture = FIXTURES.find(({ name }) => name === 'rules')
  const model = readModel(readSnapshot(fixture?.collections))
  const document = datastarDocument(model, members, { ...ABOUT, version: '0' })
  await expect(`${JSON.stringify(document, null, 2)}\n`).toMatchFileSnapshot(
    join(import.meta.dirname, 'openapi', 'rules.datastar.json'),
  )
  await expectValid(document as unknown as OpenApi)
})

test('a snapshot prints as PocketBase exported it', () => {
  for (const { collections } of FIXTURES) {
    expect(JSON.parse(canonical(readSnapshot(collections).collections))).toEqual(
      [...collections].sort((a, b) => (a.name < b.name ? -1 : 1)),
    )
  }
})
