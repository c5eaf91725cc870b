import { type Place, type Step, to } from './place'

export const name: Step = (place, rest) =>
  /^[\s/>]/.test(rest) ? to(place, 0, { in: 'tag' }) : `a name that goes on after "{{"`

export const tag: Step = (place, rest) => {
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

export const attribute: Step = (place, rest) => {
  if (/^[\s/>=]/.test(rest)) return to(place, 0, { in: 'after' })
  return 'the name of an attribute that cannot be read'
}

export const after: Step = (place, rest) => {
  const space = /^\s*/.exec(rest)?.[0].length ?? 0
  if (space === rest.length) return to(place, space, {})
  return rest[space] === '=' ? to(place, space + 1, { in: 'equals' }) : to(place, 0, { in: 'tag' })
}

export const equals: Step = (place, rest) => {
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

export const bare: Step = (place, rest) => {
  const length = /^[^\s>]*/.exec(rest)?.[0].length ?? 0
  return to(place, length, length === rest.length ? {} : { in: 'tag' })
}
