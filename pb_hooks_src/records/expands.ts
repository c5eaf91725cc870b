import { piecesOf } from './pieces'
import type { Source } from './view'

/**
 * Whether a template may show what a record expands to: it names it, or does something with all of
 * the record. One that does not is spared a look at each record.
 */
export function expands(source: Source): boolean {
  if (/expand/i.test(source.text)) return true
  /** For each block that is open, whether the dot is the record in it. */
  let dots: readonly boolean[] = [true]
  for (const { is, text } of piecesOf(source)) {
    if (is !== 'action') continue
    if (dots.at(-1) && ALL.test(text.replace(HARMLESS, ''))) return true
    dots = DOTS[/^\w+/.exec(text)?.[0] ?? '']?.(dots, text) ?? dots
  }
  return false
}

type Dots = readonly boolean[]

const DOTS: Readonly<Record<string, (dots: Dots, text: string) => Dots>> = {
  if: (dots) => [...dots, dots.at(-1) ?? true],
  with: (dots) => [...dots, false],
  range: (dots) => [...dots, false],
  else: (dots, text) => [...dots.slice(0, -1), !/^else\s+with/.test(text) && (dots.at(-2) ?? true)],
  end: (dots) => dots.slice(0, -1),
}

/** What a dot may do: hand the record to a part, which is looked at itself, or give one field. */
const HARMLESS = /^template\s+"[\w-]+"\s+\.$|index\s+\.\s+"[^"\\]*"/g

/** All of the record: a dot with no name behind it. */
const ALL = /(?:^|[\s({|,=])\.(?=$|[\s)}|])/
