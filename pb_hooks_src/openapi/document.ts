import { ACTIONS, mayTry } from '../model/access'
import type { Audience } from '../model/audience'
import { type Field, type Model, signsIn } from '../model/model'
import type { JsonObject } from './json-schema'
import { pathsOf } from './operations'
import { type Seen, schemasOf } from './schemas'
import { ERROR_SCHEMAS, PARAMETERS, RESPONSES, SECURITY_SCHEMES } from './shared'

export interface About {
  readonly title: string
  readonly version: string
}

/**
 * Describes the records API of a schema as an OpenAPI 3.1 document, as one audience may use it.
 *
 * What the audience is sure to be refused is left out, and so are hidden fields, the text of rules
 * and the names of collections it may not know of. Only a superuser sees system collections.
 */
export function openapiDocument(model: Model, audience: Audience, about: About): JsonObject {
  const seen = seenBy(model, audience)
  const paths = seen.flatMap((collection) => pathsOf(collection, audience))
  return {
    openapi: '3.1.0',
    info: about,
    servers: [{ url: '/' }],
    tags: seen.map(({ name }) => ({ name })),
    paths: Object.fromEntries(paths),
    components: {
      schemas: Object.fromEntries([
        ...seen.flatMap((collection) => schemasOf(collection)),
        ...Object.entries(ERROR_SCHEMAS),
      ]),
      parameters: PARAMETERS,
      responses: RESPONSES,
      securitySchemes: SECURITY_SCHEMES,
    },
  }
}

function seenBy(model: Model, audience: Audience): readonly Seen[] {
  const known = model.collections
    .filter(({ system }) => !system || audience.is === 'superuser')
    .map((collection) => ({
      collection,
      actions: ACTIONS.filter((action) => mayTry(collection.access, action, audience)),
    }))
    .filter(({ collection, actions }) => actions.length > 0 || signsIn(collection))
  const names = new Set(known.map(({ collection }) => collection.name))
  const linkOf = ({ value }: Field): string =>
    value.is === 'link' && names.has(value.to) ? value.to : ''
  return known.map(({ collection, actions }) => ({
    ...collection,
    fields: collection.fields.filter(({ hidden }) => !hidden || audience.is === 'superuser'),
    actions,
    linkOf,
  }))
}
