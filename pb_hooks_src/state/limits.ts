import type { CollectionJson, FieldJson } from '../schema/snapshot'
import { listAt } from './json'
import { holds, quoted, several } from './query'
import type { Risk } from './risks'
import { isMultiple } from './state'

/**
 * Limits that what is stored does not keep. It stays as it is, and is refused when its record is
 * written the next time.
 */
export function limitRisks(
  { name: table }: CollectionJson,
  was: FieldJson,
  now: FieldJson,
): readonly Risk[] {
  return broken(was, now).map(([says, where]) => ({
    name: `${table}.${was.name}`,
    is: 'warning',
    says,
    count: { table, where },
  }))
}

type Broken = readonly (readonly [says: string, where: string])[]

function broken(was: FieldJson, now: FieldJson): Broken {
  return [
    ...(now.required === true && was.required !== true
      ? [['is required, and empty in some', `NOT (${holds(was)})`] as const]
      : []),
    ...(TIGHTER[was.type]?.(was, now) ?? []),
  ]
}

type Tighter = (was: FieldJson, now: FieldJson) => Broken

const TIGHTER: Readonly<Record<string, Tighter>> = {
  text: (was, now) => ranges(was, now, `length(${quoted(was.name)})`, 'characters', { max: 5000 }),
  number: (was, now) => ranges(was, now, quoted(was.name), '', {}),
  date: (was, now) => dates(was, now),
  select: (was, now) => [...fewer(was, now), ...missing(was, now)],
  relation: (was, now) => fewer(was, now),
  file: (was, now) => fewer(was, now),
}

interface Limits {
  readonly max?: number
}

function ranges(
  was: FieldJson,
  now: FieldJson,
  value: string,
  unit: string,
  { max: most }: Limits,
): Broken {
  const limit = (field: FieldJson, key: string): number | undefined =>
    typeof field[key] === 'number' && (field[key] !== 0 || most === undefined)
      ? field[key]
      : undefined
  const [max, min] = [limit(now, 'max') ?? most, limit(now, 'min')]
  const of = unit === '' ? '' : ` ${unit}`
  return [
    ...(max !== undefined && max < (limit(was, 'max') ?? most ?? Infinity)
      ? [
          [
            `is at most ${max}${of}, and more in some`,
            `${holds(was)} AND ${value} > ${max}`,
          ] as const,
        ]
      : []),
    ...(min !== undefined && min > (limit(was, 'min') ?? -Infinity)
      ? [
          [
            `is at least ${min}${of}, and less in some`,
            `${holds(was)} AND ${value} < ${min}`,
          ] as const,
        ]
      : []),
  ]
}

function dates(was: FieldJson, now: FieldJson): Broken {
  const column = quoted(was.name)
  const limit = (key: 'min' | 'max'): string =>
    now[key] === was[key] || !/^[\d\-: .Z]+$/.test(String(now[key])) ? '' : String(now[key])
  return [
    ...(limit('min')
      ? [
          [
            'is before the earliest in some',
            `${holds(was)} AND ${column} < '${limit('min')}'`,
          ] as const,
        ]
      : []),
    ...(limit('max')
      ? [
          [
            'is after the latest in some',
            `${holds(was)} AND ${column} > '${limit('max')}'`,
          ] as const,
        ]
      : []),
  ]
}

function fewer(was: FieldJson, now: FieldJson): Broken {
  const [most, before] = [Number(now.maxSelect), Number(was.maxSelect)]
  return isMultiple(was) && isMultiple(now) && most < before
    ? [[`has at most ${most} values, and more in some`, several(was.name, most)]]
    : []
}

function missing(was: FieldJson, now: FieldJson): Broken {
  const left = listAt(now, 'values')
  const gone = listAt(was, 'values').filter((value) => !left.includes(value))
  if (gone.length === 0) return []
  const list = gone.map((value) => `'${String(value).replaceAll("'", "''")}'`).join(', ')
  const column = quoted(was.name)
  const where = isMultiple(was)
    ? `json_valid(${column}) AND EXISTS (SELECT 1 FROM json_each(${column}) WHERE value IN (${list}))`
    : `${column} IN (${list})`
  return [['has a value that is no longer one, in some', where]]
}
