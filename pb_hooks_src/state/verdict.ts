import { type Json, objectAt } from './json'

/** What is told of a secret in its place: whether it is the one that was declared last. */
export const SECRET = {
  same: 'secret:same',
  changed: 'secret:changed',
  missing: 'secret:missing',
} as const

interface Judging {
  readonly value: Json
  readonly said: Json
  readonly now: Json
}

/** Puts the verdict on a secret in its place, where one is declared. */
export function judged(
  { value, said, now }: Judging,
  [key = '', ...rest]: readonly string[],
): Json {
  if (said[key] === undefined) return value
  if (rest.length === 0) return { ...value, [key]: verdict(said[key], now[key]) }
  const inner = {
    value: objectAt(value, key),
    said: objectAt(said, key),
    now: objectAt(now, key),
  }
  return { ...value, [key]: judged(inner, rest) }
}

function verdict(said: unknown, now: unknown): unknown {
  const [one, other] = [said ?? '', now ?? '']
  if (one !== other) return other === '' ? SECRET.missing : SECRET.changed
  return one === '' ? said : SECRET.same
}
