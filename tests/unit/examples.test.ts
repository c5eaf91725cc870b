import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readModel } from '../../pb_hooks_src/model/read'
import type { JsonObject } from '../../pb_hooks_src/openapi/json-schema'
import { asOpenapi30 } from '../../pb_hooks_src/openapi/older'
import { readSnapshot } from '../../pb_hooks_src/schema/read-snapshot'
import { openapiDocument } from '../support/documents'
import { definitions } from '../support/field-definitions'
import { HARD_SCHEMA, INVENTED_SCHEMA } from '../support/hard-schema'
import { ABOUT, expectExamples, type OpenApi } from '../support/openapi'
import { FIXTURES } from '../support/schemas'

const documentOf = (collections: readonly unknown[]) =>
  openapiDocument(readModel(readSnapshot(collections)), { is: 'superuser' }, ABOUT)

const holding = (fields: readonly unknown[]) =>
  documentOf([{ id: 'a', name: 'a', type: 'base', fields }])

/** How many examples there are; all fit their schemas, in both versions. */
function fitting(document: JsonObject): number {
  const found = expectExamples(document as unknown as OpenApi)
  expect(expectExamples(asOpenapi30(document) as unknown as OpenApi)).toBe(found)
  return found
}

describe('the example of a field', () => {
  const exampleOf = (field: object): unknown => {
    const { components } = holding([{ id: 'f', name: 'f', ...field }]) as unknown as OpenApi
    const { properties } = components.schemas.ACreate as {
      properties: Record<string, { examples?: readonly unknown[] }>
    }
    return Object.values(properties)[0]?.examples?.[0]
  }

  test.each([
    [{ type: 'date' }, '2024-02-29 12:00:00.000Z'],
    [{ type: 'date', min: '2030-01-01 00:00:00.000Z' }, '2030-01-01 00:00:00.000Z'],
    [{ type: 'date', max: '2000-01-01 00:00:00.000Z' }, '2000-01-01 00:00:00.000Z'],
    [{ type: 'text', name: 'id', min: 15, max: 15, pattern: '^[a-z0-9]+$' }, 'k5x8w2q9m4t7b1z'],
    [{ type: 'text', pattern: '^R-[0-9]{8}$' }, 'R-12345678'],
    [{ type: 'text', pattern: '^[a-z0-9-]+$', min: 5 }, 'abcde'],
    [{ type: 'text', pattern: '^#[0-9A-Fa-f]{6}$|^$' }, '#abcdef'],
    [{ type: 'text', pattern: '^[A-Z0-9]+(-[A-Z0-9]+)*$', max: 5 }, '1-1'],
    [{ type: 'text', pattern: '^\\d{2,}(?:st|nd)?$', max: 2 }, '12'],
    [{ type: 'text', min: 3 }, 'Example'],
    [{ type: 'text', min: 3, max: 4 }, 'Exam'],
    [{ type: 'text', min: 10 }, 'ExampleExa'],
    [{ type: 'email' }, 'someone@example.com'],
    [{ type: 'email', exceptDomains: ['example.com'] }, 'someone@example.org'],
    [{ type: 'email', onlyDomains: ['acme.test'] }, 'someone@acme.test'],
    [{ type: 'url', onlyDomains: ['acme.test'] }, 'https://acme.test'],
    [{ type: 'number', min: 5 }, 5],
    [{ type: 'number', min: 2.5, onlyInt: true }, 3],
    [{ type: 'number', max: -2 }, -2],
    [{ type: 'number', required: true }, 1],
    [{ type: 'number', required: true, min: 0, max: 0.5 }, 0.5],
    [{ type: 'select', values: ['a', 'b', 'c'], maxSelect: 1 }, 'a'],
    [{ type: 'select', values: ['a', 'b', 'c'], maxSelect: 3 }, ['a', 'b']],
    [{ type: 'select', values: ['a', 'b', 'c'], maxSelect: 3, minSelect: 3 }, ['a', 'b', 'c']],
    [{ type: 'relation', collectionId: 'a', maxSelect: 1 }, 'k5x8w2q9m4t7b1z'],
    [{ type: 'geoPoint' }, { lon: 13.4, lat: 52.5 }],
  ])('%o: %o', (field, example) => {
    expect(exampleOf(field)).toEqual(example)
  })

  test.each([
    { type: 'bool' },
    { type: 'number' },
    { type: 'text' },
    { type: 'json' },
    { type: 'text', pattern: '(?i)^a$' },
    { type: 'text', pattern: '^[a-z]{5}$', max: 4 },
    { type: 'text', pattern: '(' },
    { type: 'text', pattern: '^a\\bc$' },
    { type: 'text', pattern: '^$', required: true },
    { type: 'text', name: 'id', pattern: '(?i)^a$' },
    { type: 'email', onlyDomains: ['a.test'], exceptDomains: ['a.test'] },
    { type: 'text', min: 5, max: 4 },
    { type: 'number', min: 0.2, max: 0.8, onlyInt: true },
    { type: 'number', min: 0, max: 0, required: true },
    { type: 'select', values: [], maxSelect: 1 },
    { type: 'select', values: ['a', 'b'], maxSelect: 3, minSelect: 3 },
    { type: 'date', min: '2030-01-01 00:00:00.000Z', max: '2029-01-01 00:00:00.000Z' },
  ])('%o: none, since any value will do, or none that is certain to', (field) => {
    expect(exampleOf(field)).toBeUndefined()
  })
})

describe('all examples fit their schemas', () => {
  test.each(FIXTURES)('$name', ({ collections }) => {
    expect(fitting(documentOf(collections))).toBeGreaterThan(2)
  })

  test('of names and values that are hard to write', () => {
    expect(fitting(documentOf(HARD_SCHEMA))).toBeGreaterThan(2)
    expect(fitting(documentOf(INVENTED_SCHEMA))).toBeGreaterThan(2)
  })

  test('of any fields', () => {
    const property = fc.property(definitions(), (fields) => fitting(holding(fields)) > 0)
    fc.assert(property, { seed: 20_261_124, numRuns: 60 })
  })
})
