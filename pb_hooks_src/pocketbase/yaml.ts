/** What is not JSON, bundled to `pb-stack-yaml.js`: loaded only where it is asked for. */
import { parse, stringify } from 'yaml'

export { hcl, hclImports } from '../state/hcl'

/** Prints a value as YAML, every string on one line and no aliases. */
export const yaml = (value: unknown): string =>
  stringify(value, { aliasDuplicateObjects: false, lineWidth: 0 })

/** Reads YAML. Throws with the place of what is wrong; aliases may not unfold into very much. */
export const readYaml = (text: string): unknown => parse(text, { maxAliasCount: 100 })
