/** Everything that is said to Datastar: its events, in both of its dialects. No other file knows. */

/** `beta` is the npm client, 1.0.0-beta.11; `one` is the 1.0 line, release candidate 6 and later. */
export type Dialect = 'beta' | 'one'

/** How an element meets the page: in the words of 1.0, where `outer` morphs. */
export type Mode = keyof typeof MODE_WORDS

/** An event; `data` holds its lines as they travel, without the first `data: `. */
export interface Event {
  readonly name: string
  readonly data: string
  /** What follows the data, where it is so long that each text that it is put into takes its time. */
  readonly long?: string
}

/** One without what is long, as the signals of a page are. */
export type ShortEvent = Event & { readonly long?: never }

/** What a client that sends this `Accept` header understands. */
export const dialectOf = (accept: string): Dialect =>
  accept.includes('text/html') ? 'one' : 'beta'

/**
 * Puts HTML into the page: where the target, a selector, says; without one (`''`) where the id of
 * each element is.
 *
 * The npm client applies the top elements one by one, so one that shall replace what a target finds
 * stands alone.
 */
export function patchElements(
  dialect: Dialect,
  html: string,
  { target, mode }: { readonly target: string; readonly mode: Mode },
): Event {
  const { patch, modeKey, elements } = PATCH[dialect]
  const where = target === '' ? '' : `selector ${oneLine(target)}${NEXT}`
  const how = mode === 'outer' ? '' : `${modeKey} ${MODE_WORDS[mode][dialect]}${NEXT}`
  const [before, text] = [`${where}${how}${elements} `, lines(elements, html)]
  return text.length < LONG
    ? { name: patch, data: before + text }
    : { name: patch, data: before, long: text }
}

/** From so many characters on a text is long. */
const LONG = 4_000

/** Takes out what the selector finds; nothing there is no error. */
export function removeElements(dialect: Dialect, selector: string): Event {
  const where = `selector ${oneLine(selector)}`
  return dialect === 'beta'
    ? { name: 'datastar-remove-fragments', data: where }
    : { name: 'datastar-patch-elements', data: `${where}${NEXT}mode remove` }
}

/**
 * Sets signals. They are printed as JSON, which is one line, since a client evaluates what it gets; and
 * where a name has two underscores in a row, which the npm client refuses, it gets one.
 */
export function patchSignals(dialect: Dialect, values: Signals): ShortEvent {
  const text = JSON.stringify(values, (_key, value: unknown) =>
    isObject(value) ? Object.fromEntries(Object.entries(value).map(renamed)) : value,
  )
  return { name: SIGNALS[dialect], data: `signals ${text}` }
}

export type Signals = Readonly<Record<string, unknown>>

/**
 * Events as an event stream has them, for an answer that ends with them. The last has an id: a client
 * that takes the end for a broken stream sends its request again with that id, and learns by a 204
 * that there is no more, as the standard of event streams has it.
 */
export const stream = (events: readonly ShortEvent[]): string =>
  events
    .map(
      ({ name, data }, at) =>
        `${events[at + 1] ? '' : `id: ${END}\n`}event: ${name}\ndata: ${data}\n\n`,
    )
    .join('')

/**
 * The same of any events, in pieces that are written one after the other. How an event begins is said
 * here again: `stream` is in a page's module of 3 kB, which has no room for a function of both.
 */
export const pieces = (events: readonly Event[]): readonly string[] =>
  events.every(isShort) ? [stream(events)] : events.flatMap(piecesOf)

const isShort = (event: Event): event is ShortEvent => event.long === undefined

const piecesOf = (
  { name, data, long = '' }: Event,
  at: number,
  { length }: readonly Event[],
): readonly string[] => [
  `${at < length - 1 ? '' : `id: ${END}\n`}event: ${name}\ndata: ${data}`,
  long,
  '\n\n',
]

/** The id of the last event of an answer, which a repeated request sends as `Last-Event-ID`. */
export const END = 'end'

/** Several events as the one message of a stream that writes only one. */
export const joined = (first: Event, ...more: readonly Event[]): Event => ({
  name: first.name,
  data: [whole(first), ...more.map((event) => `event: ${event.name}${NEXT}${whole(event)}`)].join(
    '\n\n',
  ),
})

const whole = ({ data, long = '' }: Event): string => data + long

/** Attributes and parts of expressions that the dialects have words of their own for. */
export interface Words {
  /** The element that an expression stands on. */
  readonly el: string
  readonly submit: string
  /** Runs when what a form sends is put together. */
  readonly sends: string
  readonly load: string
  /** Runs when the signal `error.status` changes. */
  readonly answered: string
  /** The signals `error.fields`, whatever they are named. */
  readonly wrong: string
}

export const WORDS: Readonly<Record<Dialect, Words>> = {
  beta: {
    el: 'ctx.el',
    submit: 'data-on-submit__prevent',
    sends: 'data-on-formdata',
    load: 'data-on-load',
    answered: 'data-on-signal-change-error.status',
    wrong: 'ctx.signals.values().error.fields',
  },
  one: {
    el: 'el',
    submit: 'data-on:submit__prevent',
    sends: 'data-on:formdata',
    load: 'data-init',
    answered: 'data-effect',
    wrong: '$error.fields',
  },
}

/** What Datastar, in either dialect, reads as script in an attribute `data-…`. */
const SCRIPTS = [
  ...['animate', 'attr', 'bind', 'class', 'computed', 'custom-validity', 'effect', 'ignore'],
  ...['import', 'indicator', 'init', 'intersects', 'json-signals', 'match-media', 'persist'],
  ...['preserve-attr', 'props', 'query-string', 'ref', 'replace-url', 'rocket', 'scroll-into-view'],
  ...['show', 'signals', 'star', 'style', 'text', 'view-transition'],
]

/**
 * Whether an attribute is script: what happens on an `event`, which Go's templates know for script
 * too, or another `expression` of Datastar's, which they take for text.
 */
export function scriptOf(attribute: string): 'event' | 'expression' | undefined {
  if (/^(?:data-)?on/.test(attribute)) return 'event'
  const name = /^data-(.*)/.exec(attribute)?.[1]
  if (name === undefined) return undefined
  const known = SCRIPTS.some(
    (word) => name.startsWith(word) && !/^[a-z0-9]/.test(name.slice(word.length)),
  )
  return known ? 'expression' : undefined
}

const NEXT = '\ndata: '

/** The events of both dialects, and the keys that their lines may have. */
export const EVENTS: Readonly<Record<string, string>> = {
  'datastar-merge-fragments': '`selector`, `mergeMode`, `fragments`',
  'datastar-remove-fragments': '`selector`',
  'datastar-merge-signals': '`signals`, a JSON object',
  'datastar-patch-elements': '`selector`, `mode`, `elements`',
  'datastar-patch-signals': '`signals`, a JSON object',
}

const PATCH = {
  beta: { patch: 'datastar-merge-fragments', elements: 'fragments', modeKey: 'mergeMode' },
  one: { patch: 'datastar-patch-elements', elements: 'elements', modeKey: 'mode' },
} as const

const SIGNALS = { beta: 'datastar-merge-signals', one: 'datastar-patch-signals' } as const

const MODE_WORDS = {
  outer: { beta: 'morph', one: 'outer' },
  inner: { beta: 'inner', one: 'inner' },
  replace: { beta: 'outer', one: 'replace' },
  prepend: { beta: 'prepend', one: 'prepend' },
  append: { beta: 'append', one: 'append' },
  before: { beta: 'before', one: 'before' },
  after: { beta: 'after', one: 'after' },
} as const

export const MODES: readonly string[] = /* @__PURE__ */ Object.keys(MODE_WORDS)

export const isMode = (word: string): word is Mode => MODES.includes(word)

/**
 * What follows a key: of several lines each travels under it. Splitting is fifteen times as fast in goja
 * as a regular expression.
 */
function lines(key: string, text: string): string {
  if (!text.includes('\n') && !text.includes('\r')) return text
  const plain = text.includes('\r') ? text.split('\r\n').join('\n').split('\r').join('\n') : text
  return plain.split('\n').join(`${NEXT}${key} `)
}

const oneLine = (selector: string): string => selector.replace(/[\r\n]+/g, ' ')

const renamed = ([key, value]: [string, unknown]): [string, unknown] => [signalName(key), value]

/** How a signal is named that is to be called so: the npm client refuses two underscores in a row. */
export const signalName = (name: string): string => name.replace(/__+/g, '_')

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
