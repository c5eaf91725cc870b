import type { Command, Feature, Route } from '../feature'
import type { Language } from '../host'
import { readModel } from '../model/read'
import { readSnapshot } from '../schema/read-snapshot'

/** Where code is served, and what its command is for. What makes it is a bundle of its own. */
interface Served {
  readonly file: string
  readonly summary: string
}

const SERVED: Readonly<Record<Language, Served>> = {
  types: { file: 'types.ts', summary: 'Print TypeScript types' },
  zod: { file: 'zod.ts', summary: 'Print zod schemas' },
  go: { file: 'records.go', summary: 'Print typed Go records' },
}

const routeOf = (language: Language): Route => ({
  path: `/api/stack/${SERVED[language].file}`,
  access: 'superuser',
  asked: () => ({ audience: { is: 'superuser' }, form: '' }),
  document: (_asked, host) => ({
    type: 'text/plain; charset=utf-8',
    body: host.code(language, host.model()),
  }),
})

const commandOf = (language: Language): Command => ({
  summary: SERVED[language].summary,
  flags: { from: { value: '', help: 'a file of exported collections instead of the live schema' } },
  run: ({ from = '' }, host) => {
    const model = from === '' ? host.model() : readModel(readSnapshot(host.readJson(from)))
    return { text: host.code(language, model) }
  },
})

/** Typed code for programs that talk to this server, from the same model as the document. */
export const types: Feature = {
  name: 'types',
  routes: { types: routeOf('types'), zod: routeOf('zod'), go: routeOf('go') },
  commands: { types: commandOf('types'), zod: commandOf('zod'), go: commandOf('go') },
}
