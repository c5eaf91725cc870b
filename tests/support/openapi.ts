import { createConfig, lintFromString } from '@redocly/openapi-core'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { expect } from 'vitest'
import type { About } from '../../pb_hooks_src/openapi/document'
import { VERSION } from '../../pb_hooks_src/version'

/** What a fresh PocketBase of the newest version says of itself. */
export const ABOUT: About = { title: 'Acme', version: VERSION, batch: false, missing: [] }

/** Schemas by media type. */
type Content = Readonly<Record<string, { readonly schema: object }>>

interface Operation {
  readonly responses?: Readonly<Record<string, { readonly content?: Content }>>
  readonly operationId?: string
  readonly tags?: readonly string[]
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: {
    readonly schemas: Readonly<Record<string, unknown>>
    readonly parameters: Readonly<Record<string, unknown>>
  }
}

/** Every operation of a document, with its path and method. */
export const operationsOf = (document: OpenApi) =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, ...operation })),
  )

/** A key as a step of a JSON pointer in a reference. */
export const step = (path = ''): string =>
  encodeURIComponent(path.replaceAll('~', '~0').replaceAll('/', '~1'))

/** Whether a path is one that a template stands for. */
export function matches(template: string, path: string): boolean {
  const wanted = template.split('/')
  const given = path.split('/')
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => part.startsWith('{') || part === given[index])
  )
}

/** Holds a document to OpenAPI's own schema, resolves each reference, compiles each JSON Schema. */
export async function expectValid(document: OpenApi): Promise<void> {
  const result = await new Validator().validate({ ...structuredClone(document) })
  expect(result.errors ?? []).toEqual([])
  expect(result.valid).toBe(true)
  expect(await lintErrors(document)).toEqual([])
  const schemaOf = schemasIn(document)
  for (const name of Object.keys(document.components.schemas)) {
    expect(schemaOf(refTo(name))).toBeTypeOf('function')
  }
  expectExamples(document)
  for (const reference of JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)) {
    expect(at(document, String(reference[1])), String(reference[1])).toBeDefined()
  }
  const ids = operationsOf(document).map(({ operationId }) => operationId)
  expect(new Set(ids).size).toBe(ids.length)
}

/** Holds every example of a document to the schema that it stands in, and says how many there are. */
export function expectExamples(document: OpenApi): number {
  const schemaOf = schemasIn(document)
  const examples = examplesIn(document)
  for (const { at, value } of examples) {
    expect(schemaOf(at)(value), `${at}: ${JSON.stringify(value)}`).toBe(true)
  }
  return examples.length
}

interface Example {
  /** Where its schema stands. */
  readonly at: string
  readonly value: unknown
}

/** The examples of all schemas, as 3.1 and 3.0 write them; of equal schemas the first. */
function examplesIn({ components }: OpenApi): readonly Example[] {
  const seen = new Set<string>()
  const walk = (schema: Schema, at: string): readonly Example[] => {
    const {
      examples = [],
      example = examples[0],
      properties = {},
      items,
      additionalProperties,
    } = schema
    const text = JSON.stringify(schema)
    const own = example === undefined || seen.has(text) ? [] : [{ at, value: example }]
    seen.add(text)
    return [
      ...own,
      ...Object.entries(properties).flatMap(([name, one]) =>
        walk(one, `${at}/properties/${step(name)}`),
      ),
      ...(items ? walk(items, `${at}/items`) : []),
      ...(additionalProperties ? walk(additionalProperties, `${at}/additionalProperties`) : []),
    ]
  }
  return Object.entries(components.schemas).flatMap(([name, schema]) =>
    walk(schema as Schema, refTo(step(name))),
  )
}

interface Schema {
  readonly examples?: readonly unknown[]
  readonly example?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly additionalProperties?: Schema
}

/** What Redocly's recommended rules call an error. */
async function lintErrors(document: OpenApi): Promise<string[]> {
  const config = await createConfig({ extends: ['recommended'] })
  const problems = await lintFromString({ source: JSON.stringify(document), config })
  return problems
    .filter(({ severity }) => severity === 'error')
    .map(({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`)
}

/** What a list answers that lets nobody through: no records, which is no secret. */
const EMPTY_LIST = {
  type: 'object',
  properties: { items: { type: 'array', maxItems: 0 } },
  required: ['page', 'items'],
}

/** Compiles what a pointer into the document names, such as `#/components/schemas/PostsRecord`. */
export function schemasIn(document: OpenApi): (pointer: string) => ValidateFunction {
  const ajv = new Ajv2020({
    strict: false,
    validateFormats: false,
    allErrors: true,
    ownProperties: true,
  })
  ajv.addSchema({ ...document, 'x-empty-list': EMPTY_LIST, $id: 'document' })
  return (pointer) => {
    const validate = ajv.getSchema(`document${pointer}`)
    if (!validate) throw new Error(`The document has no ${pointer}.`)
    return validate as ValidateFunction
  }
}

export const refTo = (schema: string): string => `#/components/schemas/${schema}`

const at = (document: unknown, reference: string): unknown =>
  reference
    .slice(2)
    .split('/')
    .reduce<unknown>(
      (value, key) => (value as Record<string, unknown> | undefined)?.[key],
      document,
    )
