/**
 * Where one stands in HTML that is read piece by piece, since actions stand between the pieces. It
 * takes a part of HTML only: each element has its end, and a name is a name. What it does not take,
 * browsers and Go's templates might each read in their own way.
 */
export interface Place {
  readonly in: Where
  /** The element whose tag it is; with a slash before the name where it ends. */
  readonly tag: string
  readonly attribute: string
  /** What ends the value, or `''`. */
  readonly quote: string
  /** The elements that are open, the innermost last. */
  readonly open: readonly string[]
  /** How many elements stand in no other, and how many of them have an id of their own. */
  readonly roots: number
  readonly ids: number
  /** Whether there is text that stands in no element. */
  readonly loose: boolean
}

/**
 * `text`; `edge`, after `<` alone; `name` of a tag; `tag`, between its attributes; `attribute`, the
 * name of one; `after` it, in white space; `equals`, where a value begins; `bare`, a value without
 * quotes; `value`, in quotes; `comment`; `quiet`, what begins as `<!`.
 */
export type Where =
  | 'text'
  | 'edge'
  | 'name'
  | 'tag'
  | 'attribute'
  | 'after'
  | 'equals'
  | 'bare'
  | 'value'
  | 'comment'
  | 'quiet'

export const START: Place = {
  in: 'text',
  tag: '',
  attribute: '',
  quote: '',
  open: [],
  roots: 0,
  ids: 0,
  loose: false,
}

/**
 * Where one stands after branches that end here and there, or nothing where these are two places. A
 * name does not go on after them: it might be the name of either.
 */
export function joined(one: Place, other: Place): Place | undefined {
  const same = SAME.every((key) => String(one[key]) === String(other[key]))
  if (!same) return undefined
  if (inTag(one) && inTag(other)) {
    return { ...one, in: BREAKS.includes(one.in) && BREAKS.includes(other.in) ? 'tag' : 'name' }
  }
  return IN.every((key) => one[key] === other[key]) ? one : undefined
}

const BREAKS: readonly Where[] = ['tag', 'after']
const inTag = (place: Place): boolean => ['name', 'attribute', ...BREAKS].includes(place.in)
const SAME = ['tag', 'open', 'roots', 'ids'] as const
const IN = ['in', 'attribute', 'quote'] as const

/** How far a step gets, and where one stands then; or what is wrong. */
export type Step = (
  place: Place,
  rest: string,
) => { readonly used: number; readonly place: Place } | string

/** A step that gets so far, and changes where one stands. */
export const to = (place: Place, used: number, changed: Partial<Place>) => ({
  used,
  place: { ...place, ...changed },
})
