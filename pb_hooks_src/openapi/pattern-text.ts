import type { Range } from '../model/model'
import { portableRegExp } from '../model/pattern'

/** Goes on with a text; what may come again comes as often as is wished, or as it must. */
type Part = (text: string, times: number) => string

/**
 * A text that a pattern matches, not empty and of a length that is allowed; nothing where none is
 * found, or where the pattern might mean something else in JSON Schema.
 */
export function patternText(pattern: string, { min, max }: Range): string | undefined {
  const whole = portableRegExp(pattern)
  if (!whole) return undefined
  const part = partOf(pattern)
  let found: string | undefined
  for (let times = 0; times <= (found === undefined ? MOST : ENOUGH); times++) {
    const text = part('', times)
    const { length } = [...text]
    if (length > max) break
    if (length >= Math.max(1, min) && whole.test(text)) found = text
  }
  return found
}

const ENOUGH = 3
const MOST = 64

/** Reads a pattern by recursive descent; of alternatives the first is taken. */
function partOf(pattern: string): Part {
  const tokens = pattern.match(TOKEN) ?? []
  let at = 0
  const alternatives = (): Part => {
    const first = sequence()
    while (tokens[at] === '|') {
      at++
      sequence()
    }
    return first
  }
  const sequence = (): Part => {
    const parts: Part[] = []
    while (at < tokens.length && tokens[at] !== '|' && tokens[at] !== ')') parts.push(repeated())
    return (text, times) => parts.reduce((all, part) => part(all, times), text)
  }
  const repeated = (): Part => {
    const part = single(tokens[at++] ?? '')
    const count = COUNT.exec(tokens[at] ?? '')
    if (count) at++
    return count ? repeatedly(part, rangeOf(count)) : part
  }
  const single = (token: string): Part => {
    if (!token.startsWith('(')) return character(token)
    const inner = alternatives()
    at++
    return inner
  }
  return alternatives()
}

const TOKEN = /\\.|\[(?:\\.|[^\\\]])+\]|\(\?:|(?:[*+?]|\{\d+(?:,\d*)?\})\??|./gu
const COUNT = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??$/

const SIGNS: Readonly<Record<string, Range>> = {
  '*': { min: 0, max: Number.POSITIVE_INFINITY },
  '+': { min: 1, max: Number.POSITIVE_INFINITY },
  '?': { min: 0, max: 1 },
}

function rangeOf([, sign = '', from = '', comma = '', to = '']: readonly string[]): Range {
  const most = comma === '' ? from : to || Number.POSITIVE_INFINITY
  return SIGNS[sign] ?? { min: Number(from), max: Number(most) }
}

const repeatedly =
  (part: Part, { min, max }: Range): Part =>
  (text, times) => {
    let all = text
    for (let left = Math.min(Math.max(times, min), max); left > 0; left--) all = part(all, times)
    return all
  }

/** Of a class the character that follows the last one of the text: `[a-z0-9]{3}` is `abc`. */
function character(token: string): Part {
  if (ASSERTIONS.includes(token)) return (text) => text
  if (!/^[\\[]/.test(token)) return (text) => text + token
  const one = new RegExp(`^${token}$`)
  const some = CHARACTERS.filter((each) => one.test(each))
  return (text) => text + (some[(some.indexOf(text.slice(-1)) + 1) % some.length] ?? '')
}

const ASSERTIONS: readonly string[] = ['^', '$', '\\b', '\\B']
const CHARACTERS: readonly string[] = [
  ...'abcdefghijklmnopqrstuvwxyz1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  ...'-_. ,:;/@#+*=()[]{}<>!?&%$^|~`\'"\\',
]
