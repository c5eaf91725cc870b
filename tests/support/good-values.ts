import fc from 'fast-check'
import { type Field, perShape, type Value } from '../../pb_hooks_src/model/model'

/** Ids that exist, by the name of a collection. */
export type Ids = (collection: string) => readonly string[]

export type Text = Extract<Value, { is: 'text' }>
export type Any = fc.Arbitrary<unknown>

/** Marks a key that is left out of a body. */
export const LEFT_OUT = Symbol('left out')

/** A value that PocketBase takes, by shape. */
export const goodOne = ({ value, required }: Field, ids: Ids): Any =>
  perShape<Any>({
    text: goodText,
    number: goodNumber,
    bool: () => (required ? fc.constant(true) : fc.boolean()),
    time: ({ min, max }) => goodTime(min, max),
    choice: ({ options }) => fc.constantFrom(...options),
    link: ({ to }) => fc.constantFrom(...ids(to)),
    file: ({ mimeTypes }) => file(mimeTypes, 10),
    point: () => fc.record({ lon: degrees(180), lat: degrees(90) }),
    json: () =>
      fc.oneof(
        fc.jsonValue({ maxDepth: 2 }).filter((json) => !isEmpty(json)),
        STORED,
      ),
    opaque: () => fc.constant(LEFT_OUT),
  })(value)

const STORED = fc.constantFrom<unknown>(
  7,
  true,
  'plain words',
  '"quoted"',
  '[1]',
  '{"a":1}',
  'true',
)

const isEmpty = (json: unknown): boolean =>
  typeof json === 'string' || ['null', '[]', '{}'].includes(JSON.stringify(json))

/** Values for patterns that only Go can read; those for others are made from the pattern. */
export const FOR_GO: ReadonlyMap<string, readonly string[]> = new Map([
  ['(?i)^a.c$', ['abc', 'AXC', 'a😀c']],
])

function goodText({ format, length, bytes, pattern, domains }: Text): Any {
  if (format === 'email') {
    const domain = fc.constantFrom(...(domains.only.length ? domains.only : ['a.org', 'x-y.co.uk']))
    return fc
      .tuple(fc.stringMatching(/^[a-z]{8,12}[.+]?[a-z]{6}$/), domain)
      .map((all) => all.join('@'))
  }
  if (format === 'url') {
    const host = domains.only[0] ?? 'pb.dev'
    return fc.webPath().map((path) => `https://${host}${path}`)
  }
  if (format === 'html') return fc.stringMatching(/^<p>[a-zé😀 ]{1,40}<\/p>$/u)
  const forGo = FOR_GO.get(pattern)
  if (forGo) return fc.constantFrom(...forGo)
  return pattern === '' ? plainText(length, bytes) : patternText(length, pattern)
}

const fits = (text: string, { min, max }: Text['length']): boolean =>
  [...text].length >= min && [...text].length <= max

const patternText = (length: Text['length'], pattern: string): Any => {
  const all = `^[a-z0-9]{${Math.max(length.min, 1)},${length.max}}$`
  return fc
    .stringMatching(new RegExp(pattern === '^[a-z0-9]+$' ? all : pattern))
    .filter((text) => fits(text, length))
}

function plainText(length: Text['length'], bytes: number): Any {
  const unit = length.min > 15 ? 'grapheme-ascii' : 'grapheme'
  const minLength = Math.max(length.min, 1)
  return fc
    .string({ unit, minLength, maxLength: Math.min(length.max, minLength + 20) })
    .filter((text) => fits(text, length) && (bytes === 0 || Buffer.byteLength(text) <= bytes))
}

const goodNumber = ({ integer, min = -1e6, max = 1e6 }: Extract<Value, { is: 'number' }>): Any =>
  (integer ? fc.integer({ min, max }) : fc.double({ min, max, noNaN: true })).filter((n) => n !== 0)

const degrees = (most: number): fc.Arbitrary<number> =>
  fc.double({ min: -most, max: most, noNaN: true }).filter((n) => Math.abs(n) > 1e-9)

function goodTime(min = '1990-01-01 00:00:00.000Z', max = '2090-01-01 00:00:00.000Z'): Any {
  const from = new Date(min.replace(' ', 'T'))
  const to = new Date(max.replace(' ', 'T'))
  return fc
    .date({ min: from, max: to, noInvalidDate: true })
    .map((date) => date.toISOString().replace('T', ' '))
}

/** A file of a type that is allowed, of some size. */
export const file = (mimeTypes: readonly string[], size: number): Any =>
  fc
    .stringMatching(/^[a-z]{6}$/)
    .map((name) =>
      mimeTypes.includes('image/png')
        ? new File([PNG], `${name}.png`)
        : new File(['a'.repeat(size)], `${name}.txt`),
    )

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
)
