import { after, attribute, bare, equals, name, tag } from './html-tag'
import { type Place, type Step, to, type Where } from './place'

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
