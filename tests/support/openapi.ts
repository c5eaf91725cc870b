import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { expect } from 'vitest'

interface Operation {
  readonly operationId?: string
  readonly tags?: readonly string[]
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> }
}

/** Every operation of a document, with its path and method. */
export const operationsOf = (document: OpenApi) =>
  Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, ...operation })),
  )

/** Holds a document to OpenAPI's own schema, resolves each reference, compiles each JSON Schema. */
export async function expectValid(document: OpenApi): Promise<void> {
  const result = await new Validator().validate({ ...structuredClone(document) })
  expect(result.errors ?? []).toEqual([])
  expect(result.valid).toBe(true)
  const schemaOf = schemasIn(document)
  for (const name of Object.keys(document.components.schemas)) {
    expect(schemaOf(refTo(name))).toBeTypeOf('function')
  }
  for (const reference of JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)) {
    expect(at(document, String(reference[1])), String(reference[1])).toBeDefined()
  }
  const ids = operationsOf(document).map(({ operationId }) => operationId)
  expect(new Set(ids).size).toBe(ids.length)
}

/** Compiles what a pointer into the document names, such as `#/components/schemas/PostsRecord`. */
export function schemasIn(document: OpenApi): (pointer: string) => ValidateFunction {
  const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
  ajv.addSchema({ ...document, $id: 'document' })
  return (pointer) => ajv.compile({ $ref: `document${pointer}` })
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
