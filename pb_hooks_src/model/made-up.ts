import type { Link } from './links'
import { type Collection, type Field, perShape } from './model'

/** A record as PocketBase prints one. */
export type Json = Readonly<Record<string, unknown>>

/** Which record is made up: how it looks, for whom, and where its relations lead. */
export interface Look {
  /** From 0, which is empty, to `LOOKS`. */
  readonly nth: number
  readonly superuser: boolean
  readonly links: ReadonlyMap<string, readonly Link[]>
}

/** Whether it is the record itself, not one that it leads to. */
type Step = Look & { readonly first: boolean }

/** How many looks there are; beyond them they come again. */
export const LOOKS = 6

/** A text that would do harm wherever it is not taken for text. It begins what it wants to be. */
export const HOSTILE = [
  `'hostile="hostile><hostile a='b' c="d"></textarea></title></script></style>--><hostile>`,
  `{{.id}}\`$\{hostile()}\\\r\n');hostile();//`,
].join('')

/** What no text may become in a page: an element, or the end of a value. */
export const HARM = /<hostile|["'`]hostile/

/** A record that nobody has made. Some have what they link to with them, one of them two steps far. */
export const madeUp = (collection: Collection, look: Look): Json =>
  recordOf(collection, { ...look, first: true }, look.nth % LOOKS === 2 ? 2 : 1)

function recordOf(collection: Collection, look: Step, deep: number): Json {
  const { nth, superuser } = look
  const seen = collection.fields.filter(
    ({ access, hidden }) => access !== 'write' && (superuser || !hidden),
  )
  return {
    ...Object.fromEntries(seen.map((field) => [field.name, fieldValue(field, nth)])),
    collectionId: collection.name,
    id: idOf(collection, nth),
    ...(deep > 0 && nth % LOOKS > 1 && { expand: expanded(collection, look, deep - 1) }),
  }
}

/** The way back, which leads to many, is a first step only. */
const expanded = ({ name }: Collection, look: Step, deep: number): Json =>
  Object.fromEntries(
    (look.links.get(name) ?? [])
      .filter(({ key }) => look.first || !key.includes('_via_'))
      .map(({ key, to, many }) => {
        const other = (nth: number): Json => recordOf(to, { ...look, nth, first: false }, deep)
        return [key, many ? [other(look.nth), other(look.nth + 1)] : other(look.nth)]
      }),
  )

/** Only the records of a view collection have ids that are not what PocketBase makes. */
const idOf = ({ kind }: Collection, nth: number): string =>
  kind === 'view' ? nthOf(['', HOSTILE, '1'], nth) : `madeup${nth % LOOKS}`.padEnd(15, '0')

function fieldValue(field: Field, nth: number): unknown {
  if (!field.many) return single(field.value)(nth)
  const count = nthOf([0, 2, 1, 9], nth)
  return Array.from({ length: count }, (_, at) => single(field.value)(nth + at))
}

const nthOf = <Of>(all: readonly [Of, ...Of[]], nth: number): Of => all[nth % all.length] ?? all[0]

const texts = (nth: number): string =>
  nthOf(['', HOSTILE, 'a', 'long words '.repeat(99), 'ä😀\u2028\u0000', ' '], nth)

const single = perShape<(nth: number) => unknown>({
  text: ({ format }) => (format === 'url' ? urls : texts),
  number: () => (nth) => nthOf([0, -0, 1e21, -1e-7, 1e6, 0.1], nth),
  bool: () => (nth) => nth % 2 === 1,
  time: () => (nth) => nthOf(['', '9999-12-31 23:59:59.999Z', '1999-01-31 00:00:00.000Z'], nth),
  choice:
    ({ options }) =>
    (nth) =>
      nthOf(['', HOSTILE, ...options], nth),
  link: () => texts,
  file: () => texts,
  point: () => (nth) => ({ lon: nthOf([0, -180, 13.4], nth), lat: nthOf([0, 90, 1e-9], nth) }),
  json: () => (nth) => nthOf([null, { [HOSTILE]: [HOSTILE] }, 5, [1, HOSTILE], HOSTILE, true], nth),
  opaque: () => texts,
})

const urls = (nth: number): string =>
  nthOf(['', `javascript:hostile()//${HOSTILE}`, 'https://example.com/?a=b'], nth)
