import fc from 'fast-check'

export type Definition = Readonly<Record<string, unknown>> & {
  readonly name: string
  readonly type: string
}

/** Some fields with options of every kind, as PocketBase would take them. */
export const definitions = (): fc.Arbitrary<readonly Definition[]> =>
  fc
    .array(fc.oneof(...OPTIONS), { minLength: 4, maxLength: 12 })
    .map((all) =>
      all.map((options, at) => ({ id: `f${at}`, name: `f${at}`, required: false, ...options })),
    )

type Options = Readonly<Record<string, unknown>> & { readonly type: string }

const range = (least: number, most: number) =>
  fc
    .uniqueArray(fc.integer({ min: least, max: most }), { minLength: 2, maxLength: 2 })
    .map(([a = 0, b = 0]) => ({ min: Math.min(a, b), max: Math.max(a, b) }))

/** One limit may be missing. */
const open = <Limit>(limits: fc.Arbitrary<{ readonly min: Limit; readonly max: Limit }>) =>
  fc
    .tuple(limits, fc.integer({ min: 0, max: 3 }))
    .map(([{ min, max }, only]) => ({ ...(only !== 1 && { min }), ...(only !== 2 && { max }) }))

const required = fc.boolean()

/** A pattern that no text of the length matches has no example, and must not be required. */
const PATTERNS = [
  ...['^[a-z0-9]+$', '^#[0-9A-Fa-f]{6}$', '^[\\w][\\w\\.\\-]*$', '^R-[0-9]{8}$', '(a|b)*?$'],
  ...['^[0-9a-f]{8}\\b-[0-9a-f]{4}$', '^[A-Z0-9]+(-[A-Z0-9]+)*$', '^\\+?[0-9 ()/-]{6,24}$'],
  ...['^(?:ab|c){2,}d?$', '^[^a-zA-Z0-9]{3}$', 'x', '^\\t$', 'ä+', '(?i)^a.c$', '^(([a-z]+)+)+$'],
]

const DOMAINS = ['example.com', 'example.org', 'example.net', 'pocketbase.io']
const domains = fc.oneof(
  fc.record({ onlyDomains: fc.subarray(DOMAINS, { minLength: 1 }) }),
  fc.record({ exceptDomains: fc.subarray(DOMAINS) }),
)

const TIMES = { min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }
const times = fc
  .uniqueArray(fc.date(TIMES), { minLength: 2, maxLength: 2, selector: Number })
  .map((two) => {
    const [min = '', max = ''] = two.map((at) => at.toISOString().replace('T', ' ')).sort()
    return { min, max }
  })

const VALUES = ['red', 'in progress', '2nd', 'für', '"quoted"', 'C', 'c']
const many = fc
  .tuple(fc.subarray(VALUES, { minLength: 1 }), fc.integer({ min: 1, max: 7 }))
  .chain(([values, most]) => {
    const maxSelect = Math.min(values.length, most)
    const minSelect = fc.integer({ min: 0, max: maxSelect > 1 ? maxSelect : 0 })
    return fc.record({ values: fc.constant(values), maxSelect: fc.constant(maxSelect), minSelect })
  })

const as = (type: string, ...options: readonly fc.Arbitrary<object>[]): fc.Arbitrary<Options> =>
  fc
    .tuple(required, ...options)
    .map(([required, ...all]) => Object.assign({ type, required }, ...all))

const OPTIONS: readonly fc.Arbitrary<Options>[] = [
  as('text', range(0, 40)),
  fc
    .tuple(range(0, 30), fc.constantFrom(...PATTERNS))
    .map(([lengths, pattern]) => ({ type: 'text', pattern, ...lengths })),
  as('password', range(1, 71)),
  as('email', domains),
  as('url', domains),
  as('editor'),
  as('number', open(range(-9, 9)), fc.record({ onlyInt: fc.boolean() })),
  as('number', open(range(-9, 9).map(({ min, max }) => ({ min: min / 8, max: max / 8 })))),
  as('bool'),
  as('date', open(times)),
  as('select', many),
  as('geoPoint'),
  as('json'),
  as('relation', fc.constant({ required: false, collectionId: 'a', maxSelect: 3 })),
]
