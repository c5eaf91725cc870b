import { expect } from 'vitest'
import type { Audience } from '../../pb_hooks_src/model/audience'
import type { Model } from '../../pb_hooks_src/model/model'
import { readModel } from '../../pb_hooks_src/model/read'
import { asOpenapi30 } from '../../pb_hooks_src/openapi/older'
import { readSnapshot } from '../../pb_hooks_src/schema/read-snapshot'
import { openapiTypes } from '../openapi-typescript/types'
import { openapiDocument } from './documents'
import { ABOUT } from './openapi'
import type { SchemaFile } from './schemas'
import { codeFolder, complaints } from './typed-code'

const AUDIENCES: readonly Audience[] = [{ is: 'guest' }, { is: 'superuser' }]

/** What openapi-typescript makes of the documents of schemas compiles, and is vague about nothing known. */
export async function expectCompiled(schemas: readonly SchemaFile[]): Promise<void> {
  const files: Record<string, string> = {}
  for (const { name, collections } of schemas) {
    const model = readModel(readSnapshot(collections))
    for (const audience of AUDIENCES) {
      const document = openapiDocument(model, audience, { ...ABOUT, batch: true })
      const types = await openapiTypes(JSON.stringify(document))
      files[`${name}-${audience.is}.ts`] = types
      files[`${name}-${audience.is}-3.0.ts`] = await openapiTypes(
        JSON.stringify(asOpenapi30(document)),
      )
    }
    files[`${name}-known.ts`] = knownOf(model, `./${name}-superuser`)
  }
  expect(complaints(codeFolder(files))).toBe('')
}

/** A program that compiles where no schema, and no field but one of any value, is `unknown`. */
function knownOf({ collections }: Model, file: string): string {
  const records = collections.map(({ typeName, fields }) => {
    const open = fields.filter(({ value }) => value.is === 'json' || value.is === 'opaque')
    const names = open.map(({ name }) => JSON.stringify(name)).join(' | ') || 'never'
    return `export const of${typeName}: Same<Vague<Schemas['${typeName}Record']>, ${names}> = true`
  })
  return [
    `import type { components } from '${file}'`,
    `type Schemas = components['schemas']`,
    'type Vague<T> = {',
    '  [K in keyof T]-?: unknown extends T[K] ? K : [T[K]] extends [never] ? K : never',
    '}[keyof T]',
    'type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : A) : A',
    'export const ofSchemas: Same<Vague<Schemas>, never> = true',
    ...records,
  ].join('\n')
}
