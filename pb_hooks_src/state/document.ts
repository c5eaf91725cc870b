import * as z from 'zod/mini'
import { readWith } from '../input'
import type { Json } from './json'
import { refuseUnknown } from './known'
import type { Shape } from './state'

/** What can be declared by itself. */
export type Kind = 'settings' | 'collections' | 'records'

/** Which thing is declared. */
export interface Named {
  readonly kind: Kind
  /** Such as `tags` or `tags/abc`; `''` for the settings, and for the list of all collections. */
  readonly name: string
}

/**
 * What somebody wants a PocketBase to be. It may be partial: what it does not say is left as it is,
 * or is PocketBase's default where something is new. Its lists are whole: a collection, field,
 * index or provider that they leave out is to go. Records are the exception: those that
 * nobody ever declared are none of its business.
 */
export interface Document {
  readonly settings?: Json | undefined
  readonly collections?: readonly DeclaredCollection[] | undefined
  readonly records?: Readonly<Record<string, readonly DeclaredRecord[]>> | undefined
  /** Of a part that is declared by itself: collections that it does not name stay. */
  readonly isPart?: true
  /** What is to be gone. */
  readonly gone?: readonly Named[]
  /** What was said of collections of which only a part can be made by now. */
  readonly waiting?: Readonly<Record<string, Said>>
}

/** What was said of a collection, and what of it waits for others. */
interface Said {
  readonly said: Json
  readonly pending: readonly string[]
}

export interface DeclaredCollection extends Json {
  readonly name: string
  readonly id?: string | undefined
  readonly type?: string | undefined
  /** The name it had, where it has another now. */
  readonly renamedFrom?: string | undefined
  readonly fields?: readonly DeclaredField[] | undefined
  readonly indexes?: readonly string[] | undefined
}

export interface DeclaredField extends Json {
  readonly name: string
  readonly id?: string | undefined
  readonly type?: string | undefined
  /** The name it had, where it has another now. */
  readonly renamedFrom?: string | undefined
}

export interface DeclaredRecord extends Json {
  readonly id: string
}

const optionalText = z.optional(z.string())

const Name = z.string().check(z.regex(/^\w+$/, 'A name has letters, digits and _ only'))

const Field = z.object({
  name: Name,
  id: optionalText,
  type: optionalText,
  renamedFrom: optionalText,
})

const Collection = z.object({
  name: Name,
  id: optionalText,
  type: z.optional(z.enum(['base', 'auth', 'view'])),
  renamedFrom: optionalText,
  fields: z.optional(z.array(Field)),
  indexes: z.optional(z.array(z.string())),
})

const Whole = z.object({
  settings: z.optional(z.looseObject({})),
  collections: z.optional(z.array(Collection)),
  records: z.optional(z.record(Name, z.array(z.object({ id: z.string() })))),
})

/**
 * Reads a document from untrusted JSON. Fault: `bad_document`, for a key that PocketBase does not
 * have, too, with the one that is nearest: it would be ignored without a word.
 */
export function readDocument(raw: unknown, shape: Shape): Document {
  readWith(Whole, raw, { code: 'bad_document', at: '' })
  // What zod gives back lacks the keys that PocketBase knows and it does not, and a copy takes long.
  const document = raw as Document
  refuseUnknown(document, shape)
  return document
}
