import * as z from 'zod/mini'
import { Fault } from '../fault'
import type { Feature } from '../feature'
import type { Host } from '../host'
import { readWith } from '../input'
import type { Audience } from '../model/audience'
import type { Model } from '../model/model'
import { readModel } from '../model/read'
import { readSnapshot } from '../schema/snapshot'
import { VERSION } from '../version'
import { openapiDocument } from './document'

const Query = z.strictObject({ as: z.optional(z.string()) })

/** The document of the live schema, for whoever asks or, asked by a superuser, for `?as=`. */
export const openapi: Feature = {
  name: 'openapi',
  routes: {
    document: {
      path: '/api/stack/openapi.json',
      access: 'anyone',
      audience: ({ query, audience }, host) => {
        const { as } = readWith(Query, query, { code: 'bad_request', at: 'query' })
        return as === undefined ? audience : askedFor(as, audience, host)
      },
      document: (audience, host) => ({
        type: 'application/json',
        body: print(host.model(), audience, host),
      }),
    },
  },
  commands: {
    openapi: {
      summary: 'Print the OpenAPI document',
      flags: {
        as: { value: 'superuser', help: 'whose document: guest, superuser or an auth collection' },
        from: { value: '', help: 'a file of exported collections instead of the live schema' },
      },
      run: ({ as = '', from = '' }, host) => {
        const model = from === '' ? host.model() : readModel(readSnapshot(host.readJson(from)))
        return { text: `${print(model, audienceOf(as, authIn(model)), host)}\n` }
      },
    },
  },
}

const print = (model: Model, audience: Audience, host: Host): string =>
  JSON.stringify(openapiDocument(model, audience, { title: host.appName(), version: VERSION }))

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
