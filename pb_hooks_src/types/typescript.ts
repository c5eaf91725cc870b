import { type Link, linksOf } from '../model/links'
import type { Collection, Model } from '../model/model'
import { type Options, optionsOf, optionTypes } from './options'
import { block, memberKey } from './print'
import { typegenNames } from './typegen-names'
import { bodyMembers, isAnswered, parameterOf, recordMembers } from './typescript-fields'
import { ALIASES, HELPERS } from './typescript-shared'

/**
 * TypeScript for a schema and the JS SDK: what records hold, what writes take, what `expand` brings.
 *
 * Its names are those of pocketbase-typegen, so that one file can take the place of the other.
 */
export function typescript(model: Model): string {
  const { collections } = model
  const options = optionsOf(model)
  const links = linksOf(collections)
  return `${[
    HEAD,
    names(collections),
    ALIASES,
    ...collections.flatMap((collection) =>
      typesOf(collection, options, links.get(collection.name) ?? []),
    ),
    ...typegenNames(collections).map(([alias, collection]) => aliases(alias, collection)),
    byName('Records', 'Record', collections),
    byName('Responses', 'Response', collections),
    byName('Creates', 'Create', collections.filter(isWritten)),
    byName('Updates', 'Update', collections.filter(isWritten)),
    HELPERS,
  ].join('\n\n')}\n`
}

const HEAD = `// Made from the schema by pb-stack: \`pocketbase stack types > types.ts\`.

import type PocketBase from "pocketbase"
import type { RecordService } from "pocketbase"`

const isWritten = ({ kind }: Collection): boolean => kind !== 'view'

const names = (collections: readonly Collection[]): string =>
  `${block(
    'export const Collections = {',
    collections.map(({ name, typeName }) => `${typeName}: ${JSON.stringify(name)},`),
    '} as const',
  )}\nexport type Collections = (typeof Collections)[keyof typeof Collections]`

function typesOf(
  collection: Collection,
  options: Options,
  links: readonly Link[],
): readonly string[] {
  const { typeName, kind, name } = collection
  const json = jsonParameters(collection)
  const system = kind === 'auth' ? 'AuthSystemFields' : 'BaseSystemFields'
  return [
    `// ${name}`,
    ...optionTypes(collection, options),
    type(`${typeName}Record${withDefaults(json)}`, recordMembers(collection, options)),
    type(`${typeName}Expand`, links.map(expandMember)),
    `export type ${typeName}Response${withDefaults([...json, 'Texpand'])} = ` +
      `${typeName}Record${applied(json)} &\n` +
      `  ${system}<Texpand, ${typeName}Expand, ${JSON.stringify(name)}>`,
    ...(isWritten(collection)
      ? (['Create', 'Update'] as const).map((body) =>
          type(`${typeName}${body}`, bodyMembers(collection, body, options)),
        )
      : []),
  ]
}

const type = (name: string, members: readonly string[]): string =>
  members.length === 0
    ? `export type ${name} = Record<never, never>`
    : block(`export type ${name} = {`, members)

const expandMember = ({ key, to, many }: Link): string =>
  `${memberKey(key)}?: ${to.typeName}Response${many ? '[]' : ''}`

const jsonParameters = (collection: Collection): readonly string[] =>
  collection.fields
    .filter((field) => field.value.is === 'json' && isAnswered(field, collection))
    .map(({ name }) => parameterOf(name))
    .sort()

const withDefaults = (parameters: readonly string[]): string =>
  applied(parameters.map((parameter) => `${parameter} = unknown`))

const applied = (parameters: readonly string[]): string =>
  parameters.length === 0 ? '' : `<${parameters.join(', ')}>`

const byName = (name: string, suffix: string, collections: readonly Collection[]): string =>
  type(
    `Collection${name}`,
    collections.map(
      (collection) => `${memberKey(collection.name)}: ${collection.typeName}${suffix}`,
    ),
  )

function aliases(alias: string, collection: Collection): string {
  const json = jsonParameters(collection)
  const same = (suffix: string, parameters: readonly string[]): string =>
    `export type ${alias}${suffix}${withDefaults(parameters)} = ` +
    `${collection.typeName}${suffix}${applied(parameters)}`
  return `${same('Record', json)}\n${same('Response', [...json, 'Texpand'])}`
}
