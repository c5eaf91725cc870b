import type { FieldJson } from '../schema/snapshot'
import type { Field, Range, TextFormat, Uniqueness, Value } from './model'

const MB = 1 << 20

type NameOf = (collectionId: string) => string

/**
 * The only table in this codebase that is keyed by a PocketBase field type.
 *
 * A limit of 0 is PocketBase's default (core/field_*.go). A password is limited in bytes too, by
 * bcrypt.
 */
const VALUES: ReadonlyMap<string, (field: FieldJson, nameOf: NameOf) => Value> = new Map<
  string,
  (field: FieldJson, nameOf: NameOf) => Value
>([
  ['text', (f) => text('plain', f, { length: { min: int(f, 'min'), max: int(f, 'max') || 5000 } })],
  [
    'password',
    (f) =>
      text('password', f, { length: { min: int(f, 'min'), max: int(f, 'max') || 71 }, bytes: 72 }),
  ],
  ['email', (f) => text('email', f)],
  ['url', (f) => text('url', f)],
  ['editor', (f) => text('html', f, { bytes: int(f, 'maxSize') || 5 * MB })],
  ['number', (f) => ({ is: 'number', integer: f.onlyInt === true, ...bounds(f) })],
  ['bool', () => ({ is: 'bool' })],
  ['date', (f) => ({ is: 'time', ...span(f) })],
  ['autodate', () => ({ is: 'time' })],
  ['select', (f) => ({ is: 'choice', options: [...new Set(strings(f.values))] })],
  ['relation', (f, nameOf) => ({ is: 'link', to: nameOf(String(f.collectionId)) })],
  [
    'file',
    (f) => ({
      is: 'file',
      mimeTypes: strings(f.mimeTypes),
      bytes: int(f, 'maxSize') || 5 * MB,
      protected: f.protected === true,
    }),
  ],
  ['geoPoint', () => ({ is: 'point' })],
  ['json', (f) => ({ is: 'json', bytes: int(f, 'maxSize') || MB })],
])

/** Reads one field. A type that we do not know becomes opaque and is only read. */
export function readField(field: FieldJson, nameOf: NameOf, unique: Uniqueness): Field {
  const value = VALUES.get(field.type)?.(field, nameOf) ?? { is: 'opaque', type: field.type }
  return {
    name: field.name,
    help: typeof field.help === 'string' ? field.help : '',
    value,
    many: int(field, 'maxSelect') > 1,
    count: { min: int(field, 'minSelect'), max: int(field, 'maxSelect') },
    required: field.required === true,
    unique,
    generated: typeof field.autogeneratePattern === 'string' && field.autogeneratePattern !== '',
    access: ACCESS.get(field.type) ?? (value.is === 'opaque' ? 'read' : 'both'),
    hidden: field.hidden === true,
    presentable: field.presentable === true,
    discreet: false,
  }
}

const ACCESS: ReadonlyMap<string, Field['access']> = new Map([
  ['password', 'write'],
  ['autodate', 'read'],
])

const text = (
  format: TextFormat,
  field: FieldJson,
  limits: { readonly length?: Range; readonly bytes?: number } = {},
): Value => ({
  is: 'text',
  format,
  length: limits.length ?? UNLIMITED,
  bytes: limits.bytes ?? 0,
  pattern: typeof field.pattern === 'string' ? field.pattern : '',
  domains: { only: strings(field.onlyDomains), except: strings(field.exceptDomains) },
})

const UNLIMITED: Range = { min: 0, max: 0 }

const int = (field: FieldJson, key: string): number => {
  const value = field[key]
  return typeof value === 'number' ? value : 0
}

const bounds = ({ min, max }: FieldJson): { min?: number; max?: number } => ({
  ...(typeof min === 'number' && { min }),
  ...(typeof max === 'number' && { max }),
})

/** A date field without a limit has it as `''`. */
const span = ({ min, max }: FieldJson): { min?: string; max?: string } => ({
  ...(typeof min === 'string' && min !== '' && { min }),
  ...(typeof max === 'string' && max !== '' && { max }),
})

const strings = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.map(String) : []
