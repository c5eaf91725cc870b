import fc from 'fast-check'
import type { Any, Likely, Schema } from './conforming'
import { CONTENTS } from './contents'
import type { Known } from './known'

type Values = readonly unknown[] | Any

/** What the words of a schema ask for, where `here` is the collection of the operation. */
const WORDS: readonly (readonly [
  says: RegExp,
  make: (known: Known, here: string, match: readonly string[]) => Values,
])[] = [
  [/Links to (\w+)\./, ({ values }, _here, [to = '']) => values(to, 'id')],
  [/Id of the record that holds/, ({ file }) => [file.id]],
  [/Id of the record/, ({ values }, here) => values(here, 'id')],
  [/Id of an auth collection/, ({ users }) => [users.id]],
  [/Id of a record of it/, ({ users, values }) => values(users.name, 'id')],
  [/Name or id of an auth collection/, ({ users }) => [users.name, users.id]],
  [/Name or id of a collection/, ({ file }) => [file.collection]],
  [/Name of a stored file/, ({ file }) => [file.name]],
  [/Name of an OAuth2 provider/, () => ['github', 'google']],
  [/Id of a line/, ({ line }) => [line]],
  [/Id of a job/, () => ['__pbLogsCleanup__']],
  [/A value of (\w+)/, ({ values }, here, [field = '']) => values(here, field)],
  [/From PB_CONNECT/, ({ clientId }) => [clientId]],
  [/In PEM/, ({ privateKey }) => [privateKey]],
  [/An e-mail address\. Of ([\w.-]+\w)/, (_known, _here, [domain]) => addresses(domain)],
  [/An e-mail address/, () => addresses()],
  [/A URL\. Of ([\w.-]+\w)/, (_known, _here, [domain]) => urls(domain)],
  [/A URL/, () => urls()],
  [/A date, such as (\S+ \S+Z)/, (_known, _here, [date = '']) => [date, date, ...EARLY_LATE]],
  [/Of (\w+\/.*?)\. At most/, (_known, _here, [types = '']) => contents(types)],
  [/At most (\d+) bytes/, (_known, _here, [most]) => sized(Number(most))],
  [/starts with this/, () => ['']],
  [/(Added|Taken away); the/, () => [0, 1]],
  [/A PocketBase filter/, () => GOOD.filter],
  [/Fields by comma; `-`/, () => GOOD.sort],
  [/Links to follow/, ({ links }, here) => links(here)],
  [/Fields to answer/, () => GOOD.fields],
  [/A SELECT/, () => ['SELECT 1 as id']],
  [/One statement/, () => ['SELECT 1 AS one']],
  [/`guest`, /, ({ users }) => ['guest', 'superuser', users.name]],
]

/** Query parameters that fit every list. */
export const GOOD = {
  filter: ['id != ""', 'id ~ "a" || id = "b"'],
  sort: ['id', '-id'],
  fields: ['*', 'id'],
} as const

/** Makes values that stand a chance, from what a schema says in words. */
export const likelyFor =
  (known: Known, here: string): Likely =>
  (schema) => {
    if (schema.items || schema.enum) return undefined
    if (schema.format === 'password') return among([known.password], schema)
    const { description = '' } = schema
    const [says, make] = WORDS.find(([words]) => words.test(description)) ?? []
    return make && among(make(known, here, says?.exec(description)?.slice(1) ?? []), schema)
  }

/** Some of the values, as long as they conform. */
function among(made: Values, schema: Schema): Any | undefined {
  if (made instanceof fc.Arbitrary) return made.filter((value) => fits(value, schema))
  const values = made.filter((value) => fits(value, schema))
  return values.length > 0 ? fc.constantFrom(...values) : undefined
}

function fits(value: unknown, { minLength = 0, maxLength = 5000, pattern = '' }: Schema): boolean {
  if (typeof value !== 'string') return true
  const { length } = [...value]
  return length >= minLength && length <= maxLength && new RegExp(pattern, 'u').test(value)
}

const EARLY_LATE = ['', '1970-01-01 00:00:00.000Z', '2100-01-01T00:00:00Z']

/** Of the right domain, or now and then of another one. */
const within = (domain: string): fc.Arbitrary<string> =>
  fc.constantFrom(domain, domain, domain, 'other.example')

const addresses = (domain = 'a.example.com'): Any =>
  fc
    .tuple(fc.stringMatching(/^[a-z]{3,9}$/), within(domain))
    .map(([name, host]) => `${name}@${host}`)

const urls = (domain = 'pb.dev'): Any =>
  fc.tuple(within(domain), fc.webPath()).map(([host, path]) => `https://${host}${path}`)

/** Texts that are just not, or just too long, where that is not too much to send in a loop. */
const sized = (most: number): readonly string[] =>
  most > 10_000 ? [] : ['', 'few', 'é'.repeat(most / 2), 'é'.repeat(most / 2 + 1)]

const contents = (types: string): readonly string[] =>
  types.split(', ').flatMap((type) => CONTENTS.get(type) ?? [])
