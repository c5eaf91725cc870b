/** How much of a text is wanted, in letters, and whether `...` tells that there is more. */
export interface Limit {
  readonly max: number
  readonly ellipsis: boolean
}

/**
 * The beginning of a text of HTML without its tags, as PocketBase's `:excerpt(max,withEllipsis)`
 * (tools/picker/excerpt_modifier.go). It is text, and shown as such: what looks like a tag in it is
 * none.
 */
export function excerpt(html: string, { max, ellipsis }: Limit): string {
  const text = html
    .replace(UNSEEN, '')
    .replace(TAG, (_tag, name: string = '') => (INLINE.includes(name.toLowerCase()) ? '' : ' '))
    .replace(ENTITY, decoded)
    .replace(/[\t\n\f\r ]+/g, ' ')
    .trim()
  const letters = [...text]
  if (letters.length <= max) return text
  return letters.slice(0, max).join('').trim() + (ellipsis ? '...' : '')
}

/**
 * Comments, and elements whose content is not read. Here and below, what has no end goes to the end of
 * the text, as a browser reads it: else each beginning would be looked for an end in vain, which takes
 * a text of some thousand of them minutes.
 */
const UNSEEN =
  /<!--[\s\S]*?(?:-->|$)|<(head|style|script|iframe|applet|object|svg|picture|dialog|template|button|form|textarea|select|option)\b[\s\S]*?(?:<\/\1\s*>|$)|<(?:img|embed|input)\b(?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^"'>])*(?:>|$)/gi
const TAG = /<\/?([a-z][^\s/>]*)(?:"[^"]*(?:"|$)|'[^']*(?:'|$)|[^"'>])*(?:>|$)|<[!?][^>]*(?:>|$)/gi

const INLINE =
  'a abbr acronym b bdo big br cite code em i label q small span strong strike sub sup time'.split(
    ' ',
  )

const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
}

function decoded(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
}
