import type { Model } from '../model/model'

/** TypeScript for a schema. */
export const typescript = (model: Model): string =>
  model.collections.map(({ typeName }) => `export interface ${typeName}Record {}\n`).join('\n')
