import * as z from 'zod/mini'
import { Fault } from '../fault'
import type { Feature, Route } from '../feature'
import type { Host } from '../host'
import { readWith } from '../input'
import type { Audience } from '../model/audience'
import type { Model } from '../model/model'
import { readModel } from '../model/read'
import { readSnapshot } from '../schema/read-snapshot'
import { VERSION } from '../version'
import { datastarDocument } from './datastar'
import { type About, NEWER, openapiDocument } from './document'
import type { JsonObject } from './json-schema'
import { asOpenapi30 } from './older'

const Query = z.strictObject({
  as: z.optional(z.string()),
  version: z._default(z.enum(['3.1', '3.0']), '3.1'),
  format: z._default(z.enum(['json', 'yaml']), 'json'),
})

const readQuery = (query: unknown) => readWith(Query, query, { code: 'bad_request', at: 'query' })

/** The forms of the document, by the word for each. */
const formOf = ({ version, format }: { version: string; format: string }): string =>
  [...(version === '3.0' ? ['3.0'] : []), ...(format === 'yaml' ? ['yaml'] : [])].join('-')

type Describe = typeof openapiDocument

const DOCUMENTS = { json: openapiDocument, datastar: datastarDocument }

const Answers = z._default(z.enum(['json', 'datastar']), 'json')

const routeOf = (path: string, describe: Describe): Route => ({
  path,
  access: 'anyone',
  asked: ({ query, audience }, host) => {
    const { as, ...form } = readQuery(query)
    return {
      audience: as === undefined ? audience : askedFor(as, audience, host),
      form: formOf(form),
    }
  },
  document: ({ audience, form }, host) => ({
    type: form.includes('yaml') ? 'application/yaml' : 'application/json',
    body: inForm(describe(host.model(), audience, aboutOf(host)), host, form),
  }),
})

/** The document of the live schema, for whoever asks or, asked by a superuser, for `?as=`. */
export const openapi: Feature = {
  name: 'openapi',
  probes: NEWER,
  routes: {
    document: routeOf('/api/stack/openapi.json', openapiDocument),
    datastar: routeOf('/api/stack/openapi.datastar.json', datastarDocument),
  },
  commands: {
    openapi: {
      summary: 'Print the OpenAPI document',
      flags: {
        answers: { value: 'json', help: 'json or datastar: how records are answered' },
        as: { value: 'superuser', help: 'whose document: guest, superuser or an auth collection' },
        version: { value: '3.1', help: '3.1 or 3.0' },
        format: { value: 'json', help: 'json or yaml' },
        from: { value: '', help: 'a file of exported collections instead of the live schema' },
      },
      run: ({ as = '', from = '', answers, ...query }, host) => {
        const form = formOf(readQuery(query))
        const describe =
          DOCUMENTS[readWith(Answers, answers, { code: 'bad_request', at: 'answers' })]
        const model = from === '' ? host.model() : readModel(readSnapshot(host.readJson(from)))
        const text = inForm(
          describe(model, audienceOf(as, authIn(model)), aboutOf(host)),
          host,
          form,
        )
        return { text: `${text.trimEnd()}\n` }
      },
    },
  },
}

function aboutOf(host: Host): About {
  const { appName, batch } = host.settings()
  return { title: appName, version: VERSION, batch, missing: host.missing(NEWER) }
}

/** The document in another form; as it is made, it may be too large for more than its text. */
function inForm(text: string, host: Host, form: string): string {
  if (form === '') return text
  const newest = JSON.parse(text) as JsonObject
  const document = form.startsWith('3.0') ? asOpenapi30(newest) : newest
  return form.endsWith('yaml') ? host.yaml(document) : JSON.stringify(document)
}

function askedFor(as: string, asker: Audience, host: Host): Audience {
  if (asker.is !== 'superuser') {
    throw new Fault('superuser_only', 'Only superusers can see what others see.', 'as')
  }
  return audienceOf(as, host.authCollections())
}

function audienceOf(as: string, authCollections: readonly string[]): Audience {
  if (as === 'guest' || as === 'superuser') return { is: as }
  if (authCollections.includes(as)) return { is: 'user', of: as }
  throw new Fault('bad_request', `"${as}" is not guest, superuser or an auth collection.`, 'as')
}

const authIn = ({ collections }: Model): readonly string[] =>
  collections.filter(({ kind }) => kind === 'auth').map(({ name }) => name)
