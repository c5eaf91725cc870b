import { type Field, perShape, type Uniqueness, type Value } from '../model/model'

/**
 * What PocketBase holds a value against and a JSON Schema cannot say, or not in a way that every
 * generator takes: a client that is refused finds the reason here.
 */
export const wordsFor = (field: Field): readonly string[] => [
  ...VALUE(field.value),
  ...leastWords(field),
  UNIQUE[field.unique],
]

/** The same for a file that is sent, where `wordsFor` is about the names of stored ones. */
export const uploadWords = ({ value }: Field): readonly string[] =>
  value.is === 'file' ? [among('Of', value.mimeTypes), bytesWords(value.bytes)] : []

const VALUE = perShape<readonly string[]>({
  text: ({ format, domains, bytes }) => [
    FORMAT[format],
    among('Of', domains.only),
    among('Not of', domains.except),
    bytesWords(bytes),
  ],
  number: () => [],
  bool: () => [],
  time: ({ min, max }) => [
    'A date, such as 2024-02-29 12:00:00.000Z.',
    min === undefined ? '' : `From ${min}.`,
    max === undefined ? '' : `Until ${max}.`,
  ],
  choice: () => [],
  link: () => ['A record that exists.'],
  file: () => ['A stored file; others are deleted.'],
  point: () => [],
  json: ({ bytes }) => [bytesWords(bytes)],
  opaque: () => [],
})

const FORMAT: Readonly<Record<Extract<Value, { is: 'text' }>['format'], string>> = {
  plain: '',
  html: '',
  password: '',
  email: 'An e-mail address.',
  url: 'A URL.',
}

const UNIQUE: Readonly<Record<Uniqueness, string>> = {
  all: 'Unique.',
  filled: 'Unique unless empty.',
  some: 'Unique with other fields, or under a condition.',
  none: '',
}

/** The same value twice counts once. */
function leastWords({ value, many, count, required }: Field): readonly string[] {
  if (value.is !== 'link' || !many || count.min < 2) return []
  return [`${required ? 'At' : 'None, or at'} least ${count.min} different ones.`]
}

const among = (word: string, values: readonly string[]): string =>
  values.length > 0 ? `${word} ${values.join(', ')}.` : ''

/** A limit that JSON Schema, which counts characters, does not know. */
const bytesWords = (most: number): string => (most > 0 ? `At most ${most} bytes.` : '')
