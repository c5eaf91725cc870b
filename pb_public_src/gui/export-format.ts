import { csvLine } from './csv'
import type { Row } from './pages'

/** What a file begins with, what a record is in it, the nth, and what it ends with. */
export interface Format {
  readonly head: string
  readonly line: (row: Row, at: number) => string
  readonly end: string
}

/** A file of some fields; `safe` is for spreadsheets. */
type Made = (fields: readonly string[], safe: boolean) => Format

const json = (fields: readonly string[], row: Row): string =>
  JSON.stringify(Object.fromEntries(fields.map((name) => [name, row[name] ?? null])))

/** By the ends of their names. */
export const FORMATS = {
  csv: (fields, safe) => ({
    // By this mark a spreadsheet knows that it is UTF-8.
    head: (safe ? '\ufeff' : '') + csvLine(fields, safe),
    line: (row) =>
      csvLine(
        fields.map((name) => row[name]),
        safe,
      ),
    end: '',
  }),
  json: (fields) => ({
    head: '[',
    line: (row, at) => `${at === 0 ? '\n' : ',\n'}${json(fields, row)}`,
    end: '\n]\n',
  }),
  jsonl: (fields) => ({ head: '', line: (row) => `${json(fields, row)}\n`, end: '' }),
} satisfies Readonly<Record<string, Made>> as Readonly<Record<string, Made>> & {
  readonly csv: Made
}
