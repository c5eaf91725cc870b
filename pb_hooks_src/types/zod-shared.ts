import { FORMATS } from './zod-formats'

/**
 * What every generated zod.ts starts with: PocketBase's own checks (core/field_*.go,
 * ValidateValue), in its words and order. Written without backticks, being
 * inside some, and without `\u{`, which goja does not read there.
 */
export const CHECKS = String.raw`${FORMATS}
type Limits = { required?: boolean; min?: number; max?: number; bytes?: number }
type Text = Limits & { pattern?: string; key?: boolean; only?: string[]; except?: string[] }
type Passwords = {
  [Name in 'password' | 'passwordConfirm' | 'oldPassword']?: string | undefined
}
type Fault = string | undefined

const blank = 'Cannot be blank.'
const missing = {
  error: ({ input }: { input?: unknown }) => (input === undefined ? blank : undefined),
}

/** The zero value of a type is free of every other check, and refused where it is required. */
function checked<S extends z.ZodType>(
  schema: S,
  required: boolean | undefined,
  isZero: (value: z.output<S>) => boolean,
  faultOf: (value: z.output<S>) => Fault,
): S {
  return schema.superRefine((value, context) => {
    const fault = isZero(value) ? (required ? blank : undefined) : faultOf(value)
    if (fault !== undefined) context.addIssue(fault)
  })
}

const sizeOf = (text: string): number => new TextEncoder().encode(text).length

/** Characters are code points: an emoji is one. */
function lengthFault(value: string, { min = 0, max = 0, bytes = 0 }: Limits): Fault {
  const length = [...value].length
  if (length < min) return 'Must be at least ' + min + ' character(s).'
  if (max > 0 && length > max) return 'Must be no more than ' + max + ' character(s).'
  if (bytes > 0 && sizeOf(value) > bytes) {
    return 'The maximum allowed content size is ' + bytes + ' bytes.'
  }
  return undefined
}

/** An id names files too, so it is held to what every file system takes. */
function keyFault(value: string): Fault {
  const wrong = /[./\\|"'\x60<>:?*%$\0\t\n\r ]/.exec(value)?.[0]
  if (wrong !== undefined) return "'" + wrong + "' is not a valid primary key character."
  return /^(con|prn|aux|nul|(com|lpt)[1-9])$/i.test(value)
    ? "The primary key '" + value + "' is reserved and cannot be used."
    : undefined
}

function countFault(count: number, { min = 0, max = 0 }: Limits): Fault {
  if (count < min) return 'Select at least ' + min + '.'
  return count > max ? 'Select no more than ' + max + '.' : undefined
}

/** What PocketBase stores for a value: a text that looks like JSON is read as JSON. */
function jsonOf(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value) ?? ''
  const read = /^(["[{\d-]|(null|true|false)$)/.test(value)
  return read && isJson(value) ? value : JSON.stringify(value)
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const jsonFault = (value: unknown, bytes: number): Fault => {
  if (typeof value === 'string' && jsonOf(value) !== value && UNQUOTABLE.test(value)) {
    return 'Must be a valid json value.'
  }
  return sizeOf(jsonOf(value)) > bytes
    ? 'The maximum allowed JSON size is ' + bytes + ' bytes.'
    : undefined
}

/** Go quotes these in a way that is not JSON. */
const UNQUOTABLE = new RegExp(
  '[\\x00-\\x07\\x0b\\x0e-\\x1f\\x7f\\u{e0000}-\\u{e00ff}\\u{e01f0}-\\u{10ffff}]',
  'u',
)

const fileFault = (file: Blob | string, bytes: number, stored: boolean): Fault => {
  if (typeof file === 'string') return stored ? undefined : 'Invalid new files: ' + file + '.'
  return file.size > bytes
    ? 'The maximum allowed file size is ' + bytes + ' bytes.'
    : undefined
}

const upload = () => z.union([z.instanceof(Blob), z.string()], missing)

const pb = {
  text(options: Text = {}) {
    const pattern = options.pattern === undefined ? undefined : new RegExp(options.pattern, 'u')
    return checked(z.string(missing), options.required, (value) => value === '', (value) =>
      lengthFault(value, options) ??
      (pattern?.test(value) === false ? 'Invalid value format.' : undefined) ??
      (options.key ? keyFault(value) : undefined),
    )
  },
  email: (options: Text = {}) =>
    checked(z.string(missing), options.required, (value) => value === '', (value) =>
      EMAIL.test(value)
        ? domainFault('Email', value.slice(value.lastIndexOf('@') + 1), options)
        : 'Must be a valid email address.',
    ),
  url: (options: Text = {}) =>
    checked(z.string(missing), options.required, (value) => value === '', (value) =>
      isUrl(value) ? domainFault('Url', hostOf(value), options) : 'Must be a valid url.',
    ),
  number: ({ required, min, max, integer }: Limits & { integer?: boolean } = {}) =>
    checked(z.number(missing), required, (value) => value === 0, (value) => {
      if (integer && !isInt64(value)) return 'Decimal numbers are not allowed.'
      if (min !== undefined && value < min) return 'Must be greater or equal than ' + min + '.'
      return max !== undefined && value > max
        ? 'Must be less or equal than ' + max + '.'
        : undefined
    }),
  bool: ({ required }: Limits = {}) =>
    checked(z.boolean(missing), required, (value) => !value, () => undefined),
  date: ({ required, min, max }: { required?: boolean; min?: string; max?: string } = {}) =>
    checked(z.string(missing), required, isNoDate, (value) => {
      const time = timeOf(value)
      if (Number.isNaN(time)) return 'Must be a valid date.'
      if (min !== undefined && time < timeOf(min)) return 'Must be no less than ' + min + '.'
      return max !== undefined && time > timeOf(max)
        ? 'Must be no greater than ' + max + '.'
        : undefined
    }),
  choice: {
    error: ({ input }: { input?: unknown }) =>
      input === undefined || input === '' ? blank : 'Invalid value ' + String(input) + '.',
  },
  list<S extends z.ZodType>(item: S, options: Limits = {}) {
    const count = (values: unknown[]): number =>
      new Set(values.filter((value) => value !== '')).size
    return checked(z.array(item, missing), options.required, (values) => count(values) === 0,
      (values) => countFault(count(values), options),
    )
  },
  some: <S extends z.ZodType>(item: S) => z.union([item, z.array(item)]),
  file: ({ required, bytes = 0, stored = false }: Limits & { stored?: boolean } = {}) =>
    checked(upload(), required, (file) => file === '', (file) => fileFault(file, bytes, stored)),
  files: ({ bytes = 0, stored = false, ...options }: Limits & { stored?: boolean } = {}) =>
    pb.list(pb.file({ bytes, stored }), options),
  point: ({ required }: Limits = {}) =>
    checked(z.object({ lon: z.number(), lat: z.number() }, missing), required,
      ({ lon, lat }) => lon === 0 && lat === 0,
      ({ lon, lat }) => {
        if (lat < -90 || lat > 90) return 'Latitude must be between -90 and 90 degrees.'
        return lon < -180 || lon > 180
          ? 'Longitude must be between -180 and 180 degrees.'
          : undefined
      },
    ),
  json: ({ required, bytes = 0 }: Limits = {}) =>
    checked(z.unknown(), false, (value) => value === undefined, (value) =>
      required && /^(null|""|\[\]|\{\})$/.test(jsonOf(value).trim())
        ? blank
        : jsonFault(value, bytes),
    ),
  /** For a name that every object has: what it has from its prototype is no value. */
  own: <S extends z.ZodType>(schema: S) =>
    z.preprocess((value) => (typeof value === 'function' ? undefined : value), schema),
  /** A new password is given twice, and the old one only with a new one. */
  twice: <S extends z.ZodType<Passwords>>(schema: S): S =>
    schema.superRefine(({ password = '', passwordConfirm = '', oldPassword = '' }, context) => {
      if (password === passwordConfirm && (oldPassword === '' || password !== '')) return
      context.addIssue({
        code: 'custom',
        path: ['passwordConfirm'],
        message: "Values don't match.",
      })
    }),
}
`
