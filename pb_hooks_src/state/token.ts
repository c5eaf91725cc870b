import { Fault } from '../fault'

/** What a token for a machine is to be. */
export interface WantedToken {
  /** What it is for, in a line. */
  readonly note: string
  /** How long it is good, in seconds. */
  readonly seconds: number
}

/** What is known of a token: never the token itself. */
export interface Token {
  readonly id: string
  readonly note: string
  /** As PocketBase writes times. */
  readonly made: string
  readonly ends: string
}

const UNITS: Readonly<Record<string, number>> = {
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
}

/** Go counts nanoseconds, and comes as far as this. */
const LONGEST = 100 * 31_536_000

/** Reads what somebody wants in words. Fault: `bad_request`. */
export function wantedToken(note: string, ttl: string): WantedToken {
  const line = note.trim()
  if (line === '' || line.length > 100 || [...line].some((letter) => letter < ' ')) {
    const says = 'Say in a line of at most 100 letters what it is for, such as --note=tofu.'
    throw new Fault('bad_request', says, 'note')
  }
  const [, count, unit = ''] = /^(\d+)([smhdwy])$/.exec(ttl.trim()) ?? []
  const seconds = Number(count) * (UNITS[unit] ?? 0)
  if (!(seconds > 0 && seconds <= LONGEST)) {
    const says = `"${ttl}" is no time of at most 100 years, such as 90d, 12h or 1y.`
    throw new Fault('bad_request', says, 'ttl')
  }
  return { note: line, seconds }
}

/** The part of an e-mail address that tells what a token is for. */
export const slugOf = (note: string): string =>
  note
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 30)

/** Tokens as a table for people; `now` as PocketBase writes times. */
export function tokensText(tokens: readonly Token[], now: string): string {
  if (tokens.length === 0) return 'There are no tokens.\n'
  const rows = [
    ['ID', 'MADE', 'ENDS', 'NOTE'],
    ...tokens.map(({ id, note, made, ends }) => [
      id,
      minutes(made),
      ends < now ? 'is over' : minutes(ends),
      note,
    ]),
  ]
  const width = (column: number): number => Math.max(...rows.map((row) => row[column]?.length ?? 0))
  const widths = [0, 1, 2].map(width)
  return rows
    .map((row) => `${row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}\n`)
    .join('')
}

const minutes = (time: string): string => time.slice(0, 16)
