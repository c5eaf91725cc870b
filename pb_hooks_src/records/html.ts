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
type Where =
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

/** How far a step gets, and where one stands then; or what is wrong. */
type Step = (
  place: Place,
  rest: string,
) => { readonly used: number; readonly place: Place } | string

/** Reads on. `wrong` is told what cannot be read, and how many characters before it could. */
export function read(
  start: Place,
  text: string,
  wrong: (says: string, at: number) => never,
): Place {
  let place = start
  let at = 0
  while (at < text.length) {
    const step = STEPS[place.in](place, text.slice(at))
    if (typeof step === 'string') return wrong(step, at)
    at += step.used
    place = step.place
  }
  return place
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

const to = (place: Place, used: number, changed: Partial<Place>) => ({
  used,
  place: { ...place, ...changed },
})

/** Elements in which a tag is text to some who read it, and none to others. */
export const RAW = /^(?:script|style|xmp|iframe|noembed|noframes|noscript|plaintext)$/
const PLAIN = /^(?:textarea|title)$/

const text: Step = (place, rest) => {
  const inside = place.open.at(-1) ?? ''
  if (RAW.test(inside) || PLAIN.test(inside)) return textOnly(place, rest, inside)
  const found = /<(?:!--|[!?]|\/?[a-zA-Z][^\s/>]*|\/?$|!-?$)/.exec(rest)
  const before = found ? rest.slice(0, found.index) : rest
  const loose = place.loose || (place.open.length === 0 && before.trim() !== '')
  if (!found) return to(place, rest.length, { loose })
  const used = found.index + found[0].length
  return to(place, used, { loose, ...opened(found[0]) })
}

function opened(begin: string): Partial<Place> {
  if (begin === '<!--') return { in: 'comment' }
  if (/^<(?:\/|!-?)?$/.test(begin)) return { in: 'edge' }
  return /^<[!?]/.test(begin) ? { in: 'quiet' } : { in: 'name', tag: begin.slice(1).toLowerCase() }
}

/** Up to the tag that ends the element. */
const textOnly = (place: Place, rest: string, inside: string): ReturnType<Step> => {
  const end = new RegExp(`</${inside}(?=[\\s/>])`, 'i').exec(rest)
  const before = end ? rest.slice(0, end.index) : rest
  if (PLAIN.test(inside) && /<[a-zA-Z!?/]/.test(before)) {
    return `a tag in <${inside}>, which shows it as text: write "&lt;"`
  }
  return end
    ? to(place, end.index + end[0].length, { in: 'name', tag: `/${inside}` })
    : to(place, rest.length, {})
}

const edge: Step = (place, rest) =>
  to(place, 0, { in: /^[a-zA-Z/!?-]/.test(rest) ? 'quiet' : 'text' })

const name: Step = (place, rest) =>
  /^[\s/>]/.test(rest) ? to(place, 0, { in: 'tag' }) : `a name that goes on after "{{"`

const tag: Step = (place, rest) => {
  const space = /^[\s/]*/.exec(rest)?.[0] ?? ''
  if (space.length === rest.length) return to(place, space.length, {})
  if (rest[space.length] === '>') return ended(place, space)
  const found = /^[^\s"'<>/=`]+/.exec(rest.slice(space.length))?.[0]
  if (found === undefined) return `"${rest[space.length]}" where an attribute begins`
  return to(place, space.length + found.length, {
    in: 'attribute',
    attribute: found.toLowerCase(),
  })
}

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/

/** The end of a tag: an element is open, or one is closed. */
function ended(place: Place, space: string): ReturnType<Step> {
  const { tag, open } = place
  const done = { in: 'text', tag: '', attribute: '' } as const
  const used = space.length + 1
  if (!tag.startsWith('/'))
    return to(place, used, { ...done, ...begun(place, space.endsWith('/')) })
  const inside = open.at(-1)
  if (inside === tag.slice(1)) return to(place, used, { ...done, open: open.slice(0, -1) })
  return `<${tag}> ${inside ? `where <${inside}> is open` : 'where nothing is open'}`
}

/** Only in a drawing does a slash end an element. An option is found by its value, not by an id. */
function begun({ tag, open, roots, ids }: Place, slash: boolean): Partial<Place> {
  const drawn = open.includes('svg') || open.includes('math')
  const alone = VOID.test(tag) || (drawn && slash)
  const inside = alone ? open : [...open, tag]
  if (open.length > 0) return { open: inside }
  return { open: inside, roots: roots + 1, ids: tag === 'option' ? ids + 1 : ids }
}

const attribute: Step = (place, rest) => {
  if (/^[\s/>=]/.test(rest)) return to(place, 0, { in: 'after' })
  return 'the name of an attribute that cannot be read'
}

const after: Step = (place, rest) => {
  const space = /^\s*/.exec(rest)?.[0].length ?? 0
  if (space === rest.length) return to(place, space, {})
  return rest[space] === '=' ? to(place, space + 1, { in: 'equals' }) : to(place, 0, { in: 'tag' })
}

const equals: Step = (place, rest) => {
  const space = /^\s*/.exec(rest)?.[0].length ?? 0
  if (space === rest.length) return to(place, space, {})
  const first = rest[space] ?? ''
  if (first === '>') return `${place.attribute}= without a value`
  if (first !== '"' && first !== "'") return to(place, space, { in: 'bare' })
  return to(place, space + 1, {
    in: 'value',
    quote: first,
    ids: idsAt(place, rest.slice(space + 1)),
  })
}

/** An id that begins with a letter can be found by a selector. */
const idsAt = ({ attribute, open, ids }: Place, value: string): number =>
  attribute === 'id' && open.length === 0 && /^[a-zA-Z]/.test(value) ? ids + 1 : ids

const bare: Step = (place, rest) => {
  const length = /^[^\s>]*/.exec(rest)?.[0].length ?? 0
  return to(place, length, length === rest.length ? {} : { in: 'tag' })
}

/** Up to a word, and past it. */
const until = (place: Place, rest: string, word: string, next: Partial<Place>) => {
  const end = rest.indexOf(word)
  return end < 0 ? to(place, rest.length, {}) : to(place, end + word.length, next)
}

const STEPS: Readonly<Record<Where, Step>> = {
  text,
  edge,
  name,
  tag,
  attribute,
  after,
  equals,
  bare,
  value: (place, rest) => until(place, rest, place.quote, { in: 'tag', quote: '' }),
  comment: (place, rest) => until(place, rest, '-->', { in: 'text' }),
  quiet: (place, rest) => until(place, rest, '>', { in: 'text' }),
}
