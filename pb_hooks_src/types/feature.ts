import type { Command, Feature, Route } from '../feature'
import type { Model } from '../model/model'
import { readModel } from '../model/read'
import { readSnapshot } from '../schema/snapshot'
import { golang } from './go'
import { typescript } from './typescript'
import { zod } from './zod'

/** Code made from the model: where it is served, and the command that prints it. */
interface Code {
  readonly file: string
  readonly summary: string
  readonly print: (model: Model) => string
}

const CODE: Readonly<Record<string, Code>> = {
  types: { file: 'types.ts', summary: 'Print TypeScript types', print: typescript },
  zod: { file: 'zod.ts', summary: 'Print zod schemas', print: zod },
  go: { file: 'records.go', summary: 'Print typed Go records', print: golang },
}

const routeOf = ({ file, print }: Code): Route => ({
  path: `/api/stack/${file}`,
  access: 'superuser',
  audience: () => ({ is: 'superuser' }),
  document: (_audience, host) => ({
    type: 'text/plain; charset=utf-8',
    body: print(host.model()),
  }),
})

const commandOf = ({ summary, print }: Code): Command => ({
  summary,
  flags: { from: { value: '', help: 'a file of exported collections instead of the live schema' } },
  run: ({ from = '' }, host) => ({
    text: print(from === '' ? host.model() : readModel(readSnapshot(host.readJson(from)))),
  }),
})

const each = <Made>(make: (code: Code) => Made): Readonly<Record<string, Made>> =>
  Object.fromEntries(Object.entries(CODE).map(([name, code]) => [name, make(code)]))

/** Typed code for programs that talk to this server, from the same model as the document. */
export const types: Feature = { name: 'types', routes: each(routeOf), commands: each(commandOf) }
