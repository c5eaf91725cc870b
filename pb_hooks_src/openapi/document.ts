import { ACTIONS, mayPass, mayTry } from '../model/access'
import type { Audience } from '../model/audience'
import { linksOf } from '../model/links'
import { type Collection, type Model, signsIn } from '../model/model'
import { COLLECTIONS } from './collections'
import { batchWith, FILES, HEALTH, REALTIME } from './common'
import { areAlike } from './go-names'
import type { JsonObject, Lazy } from './json-schema'
import { OAUTH2 } from './oauth2'
import { type Group, type Operation, pathsOf } from './operation'
import { recordOperations } from './records'
import { type Seen, schemasOf } from './schemas'
import { SETTINGS, settingsWithout } from './settings'
import { NEWER_SETTINGS } from './settings-sections'
import { ERROR_SCHEMAS, parametersOf, RESPONSES, SECURITY_SCHEMES } from './shared'
import { signInOperations } from './sign-in'
import { SIGN_IN_SCHEMAS, signInSchemas } from './sign-in-schemas'
import { OWN_CODE, OWN_DOCUMENT } from './stack'
import { OWN_STATE } from './state'
import { UPKEEP } from './upkeep'

/** What the document needs to know beside the schema. */
export interface About {
  readonly title: string
  readonly version: string
  /** Whether the settings allow batch requests. */
  readonly batch: boolean
  /** What this version of PocketBase lacks: routes, such as `POST /api/sql`, and settings. */
  readonly missing: readonly string[]
}

/**
 * Describes the API of a PocketBase as an OpenAPI 3.1 document in JSON, as one audience may use it.
 *
 * What the audience is sure to be refused is left out, and so are hidden fields, the text of rules
 * and the names of collections it may not know of. Only a superuser sees system collections.
 */
export function openapiDocument(model: Model, audience: Audience, about: About): string {
  const superuser = audience.is === 'superuser'
  const seen = seenBy(model, audience)
  const groups = groupsFor(seen, superuser, about)
  const isThere = (operation: Operation): boolean =>
    !about.missing.includes(routeOf(operation)) && (audience.is !== 'guest' || isOpen(operation))
  return printed(about, [
    ...seen.map((one) => () => ({
      operations: recordOperations(one, audience)
        .concat(signInOperations(one, audience))
        .filter(isThere),
      schemas: schemasOf(one).concat(signInSchemas(one)),
    })),
    ...groups.map(({ operations, schemas }) => () => ({
      operations: operations.filter(isThere),
      schemas: made(schemas),
    })),
  ])
}

/** What a collection or a group adds to a document. */
interface Part {
  readonly operations: readonly Operation[]
  readonly schemas: readonly Lazy[]
}

/**
 * The document of some parts, as text: one part at a time is made, where the whole document of
 * 500 collections would take 200 MB.
 */
export function printed({ title, version }: About, parts: readonly (() => Part)[]): string {
  const tags = new Set<string>()
  const parameters = new Set<string>()
  const paths: string[] = []
  const schemas: string[] = []
  for (const part of parts) {
    const { operations, schemas: ofPart } = part()
    for (const { tag, parameters: names = [] } of operations) {
      tags.add(tag)
      for (const name of names) parameters.add(name)
    }
    print(paths, pathsOf(operations))
    print(schemas, ofPart)
  }
  const before = { openapi: '3.1.0', info: { title, version }, servers: [{ url: '/' }] }
  const after = {
    parameters: parametersOf(parameters),
    responses: RESPONSES,
    securitySchemes: SECURITY_SCHEMES,
  }
  // Joined once, since each step on the way to a text of some megabytes is another of its size.
  return [
    JSON.stringify({ ...before, tags: [...tags].map((name) => ({ name })) }).slice(0, -1),
    ',"paths":{',
    ...paths,
    '},"components":{"schemas":{',
    ...schemas,
    '},',
    JSON.stringify(after).slice(1),
    '}',
  ].join('')
}

/** Adds members of an object, as JSON, to those that are printed. */
function print(printed: string[], values: readonly Lazy[]): void {
  for (const [name, make] of values) {
    const comma = printed.length > 0 ? ',' : ''
    printed.push(`${comma}${JSON.stringify(name)}:${JSON.stringify(make())}`)
  }
}

/** Values that are there already. */
export const made = (values: JsonObject): readonly Lazy[] =>
  Object.entries(values).map(([name, value]) => [name, () => value])

/** Whether it can be tried without a token. */
const isOpen = ({ security }: Operation): boolean =>
  security.some((needed) => Object.keys(needed).length === 0)

/** Go's router answers HEAD where it answers GET. */
const routeOf = ({ method, path }: Operation): string =>
  `${method === 'head' ? 'GET' : method.toUpperCase()} ${path}`

/** What PocketBase does beside records, as far as it concerns this audience. */
function groupsFor(
  seen: readonly Seen[],
  superuser: boolean,
  { batch, missing }: About,
): readonly Group[] {
  const files = seen.some(({ fields }) => fields.some(({ value }) => value.is === 'file'))
  const oauth2 = seen.some(({ signIn }) => signIn?.open && signIn.oauth2)
  return [
    ...(seen.some(({ signIn }) => signIn) ? [{ operations: [], schemas: SIGN_IN_SCHEMAS }] : []),
    ...(oauth2 || superuser ? [OAUTH2] : []),
    ...(files || superuser ? [FILES] : []),
    ...(batch && seen.some(isWritten) ? [batchWith(sentFiles(seen))] : []),
    REALTIME,
    HEALTH,
    OWN_DOCUMENT,
    ...(superuser ? [settingsWithout(missing), COLLECTIONS, UPKEEP, OWN_CODE, OWN_STATE] : []),
    { operations: [], schemas: ERROR_SCHEMAS },
  ]
}

const isWritten = ({ actions }: Seen): boolean =>
  actions.some((action) => action !== 'list' && action !== 'view')

/** The fields of files that somebody may send. */
const sentFiles = (seen: readonly Seen[]): readonly string[] => [
  ...new Set(
    seen
      .filter(({ actions }) => actions.includes('create') || actions.includes('update'))
      .flatMap(({ fields }) =>
        fields.filter(({ value, access }) => value.is === 'file' && access !== 'read'),
      )
      .map(({ name }) => name),
  ),
]

/** What came with some version of PocketBase; whether it is there is asked at serve. */
export const NEWER: readonly string[] = [
  ...new Set(
    [
      ...SETTINGS.operations,
      ...COLLECTIONS.operations,
      ...UPKEEP.operations,
      ...batchWith([]).operations,
      ...FILES.operations,
      ...OAUTH2.operations,
    ].map(routeOf),
  ),
  ...NEWER_SETTINGS,
  'field.help',
]

/** The collections of which an audience may know, with the fields and links that it sees. */
export function seenBy(model: Model, audience: Audience): readonly Seen[] {
  const known = model.collections
    .filter(({ system }) => !system || audience.is === 'superuser')
    .map((collection) => ({
      ...collection,
      fields: visibleTo(audience, collection),
      manages: mayPass(collection.manageRule, audience),
      actions: ACTIONS.filter((action) => mayTry(collection.access, action, audience)),
      open: ACTIONS.filter((action) => mayTry(collection.access, action, { is: 'guest' })),
    }))
    .filter((collection) => collection.actions.length > 0 || signsIn(collection))
  const links = linksOf(known)
  return known.map((collection) => ({
    ...collection,
    links: links.get(collection.name) ?? [],
    alike: areAlike(collection.fields.map(({ name }) => name)),
  }))
}

const visibleTo = ({ is }: Audience, { fields }: Collection): Collection['fields'] =>
  fields.filter(({ hidden }) => !hidden || is === 'superuser')
