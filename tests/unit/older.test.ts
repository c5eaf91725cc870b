import { expect, test } from 'vitest'
import { readModel } from '../../pb_hooks_src/model/read'
import { asOpenapi30 } from '../../pb_hooks_src/openapi/older'
import { readSnapshot } from '../../pb_hooks_src/schema/read-snapshot'
import { openapiDocument } from '../support/documents'
import { ABOUT, expectValid, type OpenApi } from '../support/openapi'
import { FIXTURES } from '../support/schemas'

test('says in 3.0 what 3.0 can say', () => {
  const rule = { type: ['string', 'null'], description: 'a rule' }
  const html = { type: 'string', contentMediaType: 'text/html' }
  const time = { type: 'string', examples: ['now', 'then'] }
  expect(asOpenapi30({ openapi: '3.1.0', rule, html, time, one: { const: 1 } })).toEqual({
    openapi: '3.0.3',
    rule: { type: 'string', nullable: true, description: 'a rule' },
    html: { type: 'string' },
    time: { type: 'string', example: 'now' },
    one: { enum: [1] },
  })
})

test('leaves properties alone that are named like keywords', () => {
  const examples = { type: 'array' }
  const properties = { const: { type: 'string' }, type: { const: 1 }, properties: {}, examples }
  expect(asOpenapi30({ properties })).toMatchObject({
    properties: { const: { type: 'string' }, type: { enum: [1] }, properties: {}, examples },
  })
})

test.each(FIXTURES)('$name is valid as 3.0', async ({ collections }) => {
  const model = readModel(readSnapshot(collections))
  const document = openapiDocument(model, { is: 'superuser' }, { ...ABOUT, batch: true })
  await expectValid(asOpenapi30(document) as unknown as OpenApi)
})
