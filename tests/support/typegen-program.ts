import { type Collection, type Field, type Model, perShape } from '../../pb_hooks_src/model/model'
import { isAnswered } from '../../pb_hooks_src/types/typescript-fields'

/**
 * A program that names everything a file of pocketbase-typegen exports, reads every field of every
 * record, and creates and updates one of each collection.
 */
export function typegenProgram(model: Model, typegen: string): string {
  const names = [...typegen.matchAll(/^export (const|type) (\w+)/gm)].map((match) => match.slice(1))
  const types = [...new Set(names.map(([, name]) => name))]
  const values = new Set(names.flatMap(([kind, name]) => (kind === 'const' ? [name] : [])))
  const imported = types.map((name) => (values.has(name) ? name : `type ${name}`))
  return [
    `import PocketBase from 'pocketbase'`,
    `import { ${imported.join(', ')} } from './schema'`,
    `const pb = new PocketBase('http://127.0.0.1:8090') as TypedPocketBase`,
    `export type All = [${types.map((name) => used(String(name))).join(', ')}]`,
    `export const all = [${[...values].join(', ')}]`,
    ...model.collections.map(usesOf),
  ].join('\n')
}

/** The helpers that cannot stand without an argument. */
const used = (name: string): string => {
  if (name === 'Create' || name === 'Update') return `${name}<keyof CollectionResponses>`
  return /^(Create|Update)(Auth|Base)$/.test(name)
    ? `${name}<CollectionRecords[Collections]>`
    : name
}

function usesOf(collection: Collection): string {
  const { name, typeName, fields, kind } = collection
  const read = fields.filter(
    (field) => isAnswered(field, collection) && !field.hidden && !field.discreet,
  )
  const lines = read.map(
    (field) => `  const its_${field.name}: ${readAs(field)} = record.${field.name}`,
  )
  const shown = read.map((field) => `its_${field.name}`).join(', ')
  // It asks for what PocketBase would generate, too.
  const written = fields.filter(
    ({ access, required, name: field }) => access !== 'read' && required && field !== 'id',
  )
  const body = written.map((field) => `${field.name}: ${sample(field)}`)
  const twice = kind === 'auth' ? [`passwordConfirm: 'password'`] : []
  return [
    `export async function use${typeName}() {`,
    `  const record: CollectionResponses['${name}'] = await pb.collection('${name}').getOne('id')`,
    `  const at: Collections = record.collectionName`,
    ...lines,
    ...(kind === 'view'
      ? []
      : [
          `  const fresh: Create<'${name}'> = { ${[...body, ...twice].join(', ')} }`,
          `  const change: Update<'${name}'> = { ${body.join(', ')} }`,
          `  await pb.collection('${name}').create(fresh)`,
          `  await pb.collection('${name}').update('id', change)`,
        ]),
    `  return [at, ${shown}]`,
    '}',
  ].join('\n')
}

const listed = ({ many }: Field, type: string): string => (many ? `${type}[]` : type)

const readAs = (field: Field): string =>
  listed(
    field,
    perShape<string>({
      text: () => 'string',
      number: () => 'number',
      bool: () => 'boolean',
      time: () => 'string',
      choice: () => 'string',
      link: () => 'RecordIdString',
      file: () => 'string',
      point: () => 'GeoPoint',
      json: () => 'unknown',
      opaque: () => 'unknown',
    })(field.value),
  )

const sample = (field: Field): string => {
  const one = perShape<string>({
    text: () => `'password'`,
    number: () => '1',
    bool: () => 'true',
    time: () => `'2024-01-31 12:00:00.000Z'`,
    choice: ({ options }) => JSON.stringify(options[0]),
    link: () => `'id'`,
    file: () => `new File([], 'a.txt')`,
    point: () => '{ lon: 1, lat: 2 }',
    json: () => 'null',
    opaque: () => 'null',
  })(field.value)
  return field.many ? `[${one}]` : one
}
