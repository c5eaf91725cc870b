import { canonical } from '../schema/canonical'
import { isEqual, isObject, type Json } from './json'

/** What differs between two values of the same thing. */
export interface Difference {
  readonly before: Json
  readonly after: Json
}

/** The keys in which two objects differ, objects in them likewise; nothing where they are equal. */
export function difference(before: Json, after: Json): Difference | undefined {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return joined(
    keys
      .filter((key) => !same(before[key], after[key]))
      .map((key) => {
        const { before: was, after: is } = between(before[key], after[key])
        return {
          before: key in before ? { [key]: was } : {},
          after: key in after ? { [key]: is } : {},
        }
      }),
  )
}

/** The keys in which two objects differ, each with its value as a whole. */
export const wholeDifference = (before: Json, after: Json): Difference | undefined =>
  joined(
    [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .filter((key) => !same(before[key], after[key]))
      .map((key) => ({ before: { [key]: before[key] }, after: { [key]: after[key] } })),
  )

/** What differs, where both are objects; else both as they are. */
export const between = (before: unknown, after: unknown): { before: unknown; after: unknown } =>
  (isObject(before) && isObject(after) && difference(before, after)) || { before, after }

/** Several differences in one; nothing where there are none. */
export const joined = (all: readonly Difference[]): Difference | undefined =>
  all.length === 0
    ? undefined
    : {
        before: Object.assign({}, ...all.map(({ before }) => before)),
        after: Object.assign({}, ...all.map(({ after }) => after)),
      }

/** Whether two values say the same: PocketBase writes an empty list as `null` now and then. */
export const same = (one: unknown, other: unknown): boolean =>
  isEqual(one, other) ||
  (isEmpty(one) ? isEmpty(other) : canonical(plain(one)) === canonical(plain(other)))

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0)

/** A value without what is empty in it. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (!isObject(value)) return value
  const entries = Object.entries(value).filter(([, inner]) => !isEmpty(inner))
  return Object.fromEntries(entries.map(([key, inner]) => [key, plain(inner)]))
}
