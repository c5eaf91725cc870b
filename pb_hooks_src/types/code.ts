import type { Language } from '../host'
import type { Model } from '../model/model'
import { golang } from './go'
import { typescript } from './typescript'
import { zod } from './zod'

/** What makes code of a model, by the word that a route and a command ask for it with. */
export const code: Readonly<Record<Language, (model: Model) => string>> = {
  types: typescript,
  zod,
  go: golang,
}
