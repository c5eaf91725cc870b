import fc from 'fast-check'
import { type Field, perShape, type Value } from '../../pb_hooks_src/model/model'
import { type Any, FOR_GO, file, type Ids, LEFT_OUT, type Text } from './good-values'

/** A value of the right type at, over and far from the limits. */
export const wildOne = ({ value, required }: Field, ids: Ids): Any =>
  perShape<Any>({
    text: wildText,
    number: ({ min = 0, max = 0 }) =>
      fc.oneof(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.constantFrom(min, max, min - 1, max + 1, 0.5, -0.5, 2 ** 53, 2 ** 63, -(2 ** 63), 1e300),
      ),
    bool: () => fc.boolean(),
    time: (time) => wildTime(time, required),
    choice: ({ options }) => fc.constantFrom(...options, 'nothing of the kind', ' ', 'Yes'),
    link: ({ to }) => fc.constantFrom(...ids(to)),
    file: ({ mimeTypes, bytes }) =>
      fc.integer({ min: -1, max: 1 }).chain((over) => file(mimeTypes, Math.min(bytes, 2e5) + over)),
    point: () =>
      fc.record({
        lon: fc.constantFrom(0, 180, -180, 180.0001, -1000, 1e-300),
        lat: fc.constantFrom(0, 90, -90, 90.0001, -90.5),
      }),
    json: ({ bytes }) =>
      fc.oneof(
        fc.jsonValue({ maxDepth: 3 }),
        fc.constantFrom<unknown>(...EMPTY_JSON),
        fc.integer({ min: -3, max: 3 }).map((over) => 'é'.repeat(Math.min(bytes, 2000) / 2 + over)),
        fc
          .integer({ min: -3, max: 3 })
          .map((over) => ['x'.repeat(Math.min(bytes, 2000) - 4 + over)]),
      ),
    opaque: () => fc.constant(LEFT_OUT),
  })(value)

const EMPTY_JSON = [
  'null',
  '[]',
  '{}',
  '""',
  ' ',
  '[] ',
  '[ ]',
  '{"a":',
  '-',
  '"',
  'a\u0001b',
  '\u007f',
  'a\tb',
]

function wildText({ format, length, bytes, pattern, domains }: Text): Any {
  const random = fc.string({ unit: 'binary', maxLength: 12 })
  if (format === 'email') return fc.oneof(...named(EMAILS, domains), fc.emailAddress(), random)
  if (format === 'url') {
    const parts = fc.constantFrom(...'/:.?#@-_aZ9é%2[]~'.split(''), '://', 'http', 'www.', '.com')
    const glued = fc.array(parts, { maxLength: 9 }).map((all) => all.join(''))
    return fc.oneof(...named(URLS, domains), fc.webUrl(), glued, random)
  }
  const sizes = [length.min, length.max, bytes / 2].filter((size) => size > 0 && size < 1e5)
  const edges = sizes.flatMap((size) => [size - 1, size, size + 1])
  const edge = fc
    .tuple(fc.constantFrom(1, ...edges), fc.constantFrom('a', '7', 'é', '😀', 'Z'))
    .map(([size, letter]) => letter.repeat(size))
  // Where zod leaves a pattern to PocketBase, a text that fails it proves nothing.
  return FOR_GO.has(pattern)
    ? fc.constantFrom(...(FOR_GO.get(pattern) ?? []))
    : fc.oneof(edge, random)
}

/** Examples, and apart from them those that have a domain which the field names. */
function named(examples: readonly string[], { only, except }: Text['domains']): readonly Any[] {
  const domains = [...only, ...except]
  const own = examples.filter((text) => domains.some((domain) => text.includes(domain)))
  return [fc.constantFrom(...examples), ...(own.length > 0 ? [fc.constantFrom(...own)] : [])]
}

const EMAILS = [
  ...['a@b', 'a@b.c', 'ü@x.co', 'a b@x.co', 'a@x..co', '.a@x.co', 'a@x.co.', 'a@-x.co', 'a@x.c-'],
  ...[
    'a@example.com',
    'A@EXAMPLE.COM',
    'a@sub.example.com',
    'a@x.1',
    'a+b@1.co',
    'a@@x.co',
    '@x.co',
  ],
]

const URLS = [
  ...['example.com', 'http://example.com', 'HTTP://example.com', 'localhost', 'http://localhost'],
  ...['mailto:a@b.co', 'ftp://a.b/c', 'https://ü.de/ä', 'a.b', 'a.bc', 'http://a', 'http://a b.c'],
  ...['example.com:80', 'http://1.2.3.4:5/x?y#z', 'http://a.b/%zz', 'http://a.b/%41', '//a.b/c'],
  ...['http://user:pw@host.de/', 'http://.a.b', 'http://a--b.c', 'http://a---b.c', 'a_b.c.de'],
  ...['https://example.com', 'https://example.com:80/', 'http://a.b:999999', 'javascript:alert(1)'],
  ...[
    'http://a.b?x=%zz',
    'a.b#\u0001',
    'a/b.c',
    'a?b.c',
    'ws://x.y',
    'gopher://x.y',
    'http://x.y.',
  ],
]

function wildTime({ min, max }: Extract<Value, { is: 'time' }>, required: boolean): Any {
  const edges = [min, max].flatMap((edge) =>
    edge === undefined ? [] : [-1, 0, 1].map((by) => shifted(edge, by)),
  )
  // PocketBase reads what it cannot read as no date, which only a required field refuses.
  return fc.constantFrom(...DATES, ...edges, ...(required ? NO_DATES : []))
}

const shifted = (time: string, by: number): string =>
  new Date(Date.parse(time.replace(' ', 'T')) + by).toISOString()

const DATES = [
  ...['2024-02-29', '2024-02-29 10:20:30', '2024-02-29T10:20:30', '2024-02-29T10:20:30Z'],
  ...['2024-02-29 10:20:30Z', '2024-02-29T10:20:30.5Z', '2024-02-29 10:20:30.123+05:30'],
  ...[
    '0001-01-01',
    '0001-01-01T00:00:00.000Z',
    '1969-12-31',
    '9999-12-31',
    '2029-12-31T23:59:59-02:00',
  ],
]

const NO_DATES = [
  '2024-02-30',
  'tomorrow',
  '2024-13-01',
  '2024-1-1',
  '2024-02-29T24:00:00Z',
  '1234567890',
]
