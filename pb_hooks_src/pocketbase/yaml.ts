/** YAML, bundled to `pb-stack-yaml.js`: loaded only where it is asked for. */
import { stringify } from 'yaml'

/** Prints a value as YAML, every string on one line and no aliases. */
export const yaml = (value: unknown): string =>
  stringify(value, { aliasDuplicateObjects: false, lineWidth: 0 })
