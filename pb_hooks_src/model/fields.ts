import type { FieldJson } from '../schema/snapshot'
import type { Field, Range, TextFormat, Value } from './model'

type NameOf = (collectionId: string) => string

/**
 * The only table in this codebase that is keyed by a PocketBase field type.
 *
 * A limit of 0 is PocketBase's default: 5000 characters for a text, 71 for a password
 * (core/field_text.go, core/field_password.go); an editor is limited in bytes, so not here.
 */
const VALUES: ReadonlyMap<string, (field: FieldJson, nameOf: NameOf) => Value> = new Map<
  string,
  (field: FieldJson, nameOf: NameOf) => Value
>([
  ['text', (f) => text('plain', { min: int(f, 'min'), max: int(f, 'max') || 5000 }, f)],
  ['password', (f) => text('password', { min: int(f, 'min'), max: int(f, 'max') || 71 }, f)],
  ['email', () => text('email')],
  ['url', () => text('url')],
  ['editor', () => text('html')],
  ['number', (f) => ({ is: 'number', integer: f.onlyInt === true, ...bounds(f) })],
  ['bool', () => ({ is: 'bool' })],
  ['date', () => ({ is: 'time' })],
  ['autodate', () => ({ is: 'time' })],
  ['select', (f) => ({ is: 'choice', options: strings(f.values) })],
  ['relation', (f, nameOf) => ({ is: 'link', to: nameOf(String(f.collectionId)) })],
  ['file', (f) => ({ is: 'file', mimeTypes: strings(f.mimeTypes) })],
  ['geoPoint', () => ({ is: 'point' })],
  ['json', () => ({ is: 'json' })],
])

/** Reads one field. A type that we do not know becomes opaque and is only read. */
export function readField(field: FieldJson, nameOf: NameOf): Field {
  const value = VALUES.get(field.type)?.(field, nameOf) ?? { is: 'opaque', type: field.type }
  return {
    name: field.name,
    help: typeof field.help === 'string' ? field.help : '',
    value,
    many: int(field, 'maxSelect') > 1,
    count: { min: int(field, 'minSelect'), max: int(field, 'maxSelect') },
    required: field.required === true,
    generated: typeof field.autogeneratePattern === 'string' && field.autogeneratePattern !== '',
    access: ACCESS.get(field.type) ?? (value.is === 'opaque' ? 'read' : 'both'),
    hidden: field.hidden === true,
    discreet: false,
  }
}

const ACCESS: ReadonlyMap<string, Field['access']> = new Map([
  ['password', 'write'],
  ['autodate', 'read'],
])

const text = (
  format: TextFormat,
  length: Range = { min: 0, max: 0 },
  field?: FieldJson,
): Value => ({
  is: 'text',
  format,
  length,
  pattern: typeof field?.pattern === 'string' ? field.pattern : '',
})

const int = (field: FieldJson, key: string): number => {
  const value = field[key]
  return typeof value === 'number' ? value : 0
}

const bounds = ({ min, max }: FieldJson): { min?: number; max?: number } => ({
  ...(typeof min === 'number' && { min }),
  ...(typeof max === 'number' && { max }),
})

const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : []
