import type { Collection, Model } from '../model/model'
import { block, literalKey } from './print'
import { bodyShape, recordShape } from './zod-fields'
import { CHECKS } from './zod-shared'

/**
 * zod 4 schemas for what records hold and what writes take.
 *
 * For a body of the right JSON types they say what PocketBase will say; docs/types.md lists where
 * they are stricter, since PocketBase turns a wrong type into a zero value.
 */
export const zod = ({ collections }: Model): string =>
  `${[
    HEAD,
    CHECKS.trimEnd(),
    ...collections.flatMap((collection) => [`// ${collection.name}`, ...schemasOf(collection)]),
    block(
      '/** The schemas by the names of collections. */\nexport const schemas = {',
      collections.map(lookup),
    ),
  ].join('\n\n')}\n`

const HEAD = `// Made from the schema by pb-stack: \`pocketbase stack zod > zod.ts\`.

import * as z from "zod"`

const schemasOf = (collection: Collection): readonly string[] => {
  const { typeName, kind } = collection
  const [open, close] = kind === 'auth' ? ['pb.twice(z.object({', '}))'] : ['z.object({', '})']
  return [
    block(`export const ${typeName}RecordSchema = z.looseObject({`, recordShape(collection), '})'),
    ...(kind === 'view' ? [] : (['Create', 'Update'] as const)).map((body) =>
      block(`export const ${typeName}${body}Schema = ${open}`, bodyShape(collection, body), close),
    ),
  ]
}

const lookup = ({ name, typeName, kind }: Collection): string => {
  const record = `record: ${typeName}RecordSchema`
  const bodies =
    kind === 'view' ? '' : `, create: ${typeName}CreateSchema, update: ${typeName}UpdateSchema`
  return `${literalKey(name)}: { ${record}${bodies} },`
}
