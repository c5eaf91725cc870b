import { type Collection, type Field, perShape } from '../model/model'
import { at } from './go'
import { naming } from './shown'

/** Go template text that shows a field of the record at the dot, without a tag. */
export const value = ({ name, many, value }: Field): string =>
  many ? `{{range ${at(name)}}}{{.}} {{end}}` : single(value)(at(name))

/** Empty values show nothing; PocketBase's own `text` prints a number without an exponent. */
const single = perShape<(key: string) => string>({
  text: () => plain,
  number: () => (key) => `{{text ${key} 0}}`,
  bool: () => (key) => `{{if ${key}}}✓{{end}}`,
  time: () => (key) => `{{with text ${key} 0}}${MINUTE}{{end}}`,
  choice: () => plain,
  link: () => plain,
  file: () => plain,
  point: () => (key) =>
    `{{with ${key}}}{{if or .Lat .Lon}}{{text .Lat 0}}, {{text .Lon 0}}{{end}}{{end}}`,
  json: () => (key) => `{{with text ${key} 0}}{{if ne . "null"}}{{.}}{{end}}{{end}}`,
  opaque: () => plain,
})

const plain = (key: string): string => `{{${key}}}`

/** A time at the dot, to the minute. */
const MINUTE = '{{slice . 0 16}} UTC'

/** Go template text that tells which record the dot is, without a tag. */
export function title(collection: Collection, superuser: boolean): string {
  const fields = naming(collection, superuser)
  const [first] = fields
  if (!first) return '{{.id}}'
  if (fields.length === 1 && first.value.is === 'text') return `{{or ${at(first.name)} .id}}`
  return fields.map(value).join(' ')
}
