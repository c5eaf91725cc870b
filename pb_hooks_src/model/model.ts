import type { Access, Rule } from './access'

/** What a PocketBase schema means to us. Plain data: no methods, no PocketBase, no I/O. */
export interface Model {
  readonly collections: readonly Collection[]
}

export interface Collection {
  readonly name: string
  /** How code writes it: `blog_posts` is `BlogPosts`. No two collections share one. */
  readonly typeName: string
  readonly kind: 'base' | 'auth' | 'view'
  /** One of PocketBase's own, such as `_superusers`. */
  readonly system: boolean
  readonly access: Access
  /** Who may change how others sign in: their addresses and whether those are verified. */
  readonly manageRule: Rule
  /** How its records sign in. */
  readonly signIn?: SignIn
  readonly fields: readonly Field[]
  /** The fields that an index of all records begins with: by these they can be sorted. */
  readonly indexed: readonly string[]
}

export interface SignIn {
  /** The fields whose value, with the password, signs a record in. Empty: no password sign-in. */
  readonly identity: readonly string[]
  readonly oauth2: boolean
  readonly otp: boolean
  /** A second method may be asked for (the answer is then 401 with an `mfaId`). */
  readonly mfa: boolean
  /** Whether its rule lets any record sign in. */
  readonly open: boolean
}

/** The fields of types that we do not know, as `collection.field (type)`. */
export const opaqueFields = ({ collections }: Model): readonly string[] =>
  collections.flatMap(({ name, fields }) =>
    fields.flatMap((field) =>
      field.value.is === 'opaque' ? [`${name}.${field.name} (${field.value.type})`] : [],
    ),
  )

/** Whether its records can sign in at all. */
export const signsIn = ({ signIn }: Collection): boolean =>
  signIn?.open === true && (signIn.identity.length > 0 || signIn.oauth2 || signIn.otp)

export interface Field {
  readonly name: string
  readonly help: string
  readonly value: Value
  /** True when the field holds a list of values. */
  readonly many: boolean
  /** The least and most values of a list; 0 is no limit. */
  readonly count: Range
  /** The value may not be the zero value of its type: `''`, `0`, `false`, `[]`, `0,0`. */
  readonly required: boolean
  readonly unique: Uniqueness
  /** PocketBase makes a value where a create names none. */
  readonly generated: boolean
  /** What the API does with it: an autodate is only read, a password only written. */
  readonly access: 'both' | 'read' | 'write'
  /** Superusers alone read and write it. */
  readonly hidden: boolean
  /** It tells people which record this is, where a relation shows one. */
  readonly presentable: boolean
  /** Some who may read the record do not get it: an e-mail address that is not public. */
  readonly discreet: boolean
}

/**
 * Which values no two records share, by the unique indexes: any, any but the empty one, some (with
 * other fields, or under a condition), or none.
 */
export type Uniqueness = 'all' | 'filled' | 'some' | 'none'

export interface Range {
  readonly min: number
  readonly max: number
}

interface Domains {
  readonly only: readonly string[]
  readonly except: readonly string[]
}

/** PocketBase's field types, folded into the shapes that a generator cares about. */
export type Value =
  | {
      is: 'text'
      format: TextFormat
      /** In characters: Unicode code points. */
      length: Range
      /** The most bytes of UTF-8; 0 is no limit. */
      bytes: number
      pattern: string
      /** What may or may not stand where an e-mail address or a URL has its domain. */
      domains: Domains
    }
  | { is: 'number'; integer: boolean; min?: number; max?: number }
  | { is: 'bool' }
  | { is: 'time'; min?: string; max?: string }
  | { is: 'choice'; options: readonly string[] }
  | { is: 'link'; to: string }
  | { is: 'file'; mimeTypes: readonly string[]; bytes: number; protected: boolean }
  | { is: 'point' }
  | { is: 'json'; bytes: number }
  | { is: 'opaque'; type: string }

export type TextFormat = 'plain' | 'email' | 'url' | 'html' | 'password'

/** One answer per shape. The compiler points at every generator that misses a new shape. */
export type PerShape<Answer> = {
  [Is in Value['is']]: (value: Extract<Value, { is: Is }>) => Answer
}

export function perShape<Answer>(answers: PerShape<Answer>): (value: Value) => Answer {
  return (value) => (answers[value.is] as (value: Value) => Answer)(value)
}
