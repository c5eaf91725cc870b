import type { Dialect } from '../web/datastar'
import type { Place } from './answers'

/** Which form of a view is wanted. */
export interface ViewKey {
  readonly name: string
  readonly dialect: Dialect
  /** Superusers see hidden fields; nobody else learns so much as their names. */
  readonly superuser: boolean
}

/** Go template text, and the file below the folder of views that it is from; `''` is none. */
export interface Source {
  readonly file: string
  readonly text: string
}

export interface View {
  /** One record, whose public export is the dot. */
  readonly item: Source
  /** The same for a record itself, where all that it expands to is printed too. */
  readonly exported?: Source
  /** Whether it may show what a record expands to. */
  readonly expands: boolean
  /** What stands around a list of them, which it takes in by `{{template "items" $}}`. */
  readonly list: Source
  /** What both may take in: `_badge.html` is `{{template "badge" .}}`. */
  readonly parts: readonly Source[]
  /** Where a new record goes when the request does not say. */
  readonly itemPlace: Place
  /** Where a list goes when the request does not say. */
  readonly listPlace: Place
  /** What the collection is, where the view asks for it. */
  readonly model?: unknown
}

/** What a view may ask of the data beside the records; what it does not ask for is not made. */
const USES = ['viewer', 'query', 'zone', 'model'] as const
export type Use = (typeof USES)[number]

export const usesOf = (view: Texts): readonly Use[] =>
  USES.filter((name) => new RegExp(`\\$\\.${name}\\b`).test(textOf(view)))

/**
 * Whether a view shows somebody something else than somebody else who asks in the same words. The zone is
 * among those of a stream; the whole query is not.
 */
export const isPersonal = (uses: readonly Use[]): boolean => uses.some((use) => use !== 'zone')

/**
 * Whether a view may get hold of the records by itself, not only where the pack puts them before it:
 * by their name, or by all that it is given, which is `$`, and `.` too in what stands around a list.
 */
export function handlesRecords(view: Texts): boolean {
  const list = view.list.text.split('{{template "items" $}}').join('')
  const all = [view.item, ...view.parts].map(({ text }) => text).join('') + list
  return /\.records\b|\$(?![\w.])/.test(all) || /[\s({|,]\.(?=[\s)}|])/.test(list)
}

type Texts = Pick<View, 'item' | 'list' | 'parts'>

const textOf = ({ item, list, parts }: Texts): string =>
  [item, list, ...parts].map(({ text }) => text).join('')
