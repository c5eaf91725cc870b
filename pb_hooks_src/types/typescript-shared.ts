/** What every generated file starts with, after its imports. */
export const ALIASES = `// What strings stand for.

/** \`2024-01-31 12:00:00.000Z\`, or '' where there is no date. */
export type IsoDateString = string
export type IsoAutoDateString = string
export type RecordIdString = string
export type FileNameString = string
export type HTMLString = string

export type GeoPoint = {
  lon: number
  lat: number
}

/** What \`expand\` brings: what the schema knows, or what you say it is. */
type ExpandType<T, Known> = unknown extends T ? { expand?: Known } : { expand: T }

export type BaseSystemFields<T = unknown, Known = unknown, Name = Collections> = {
  id: RecordIdString
  collectionId: string
  collectionName: Name
} & ExpandType<T, Known>

export type AuthSystemFields<T = unknown, Known = unknown, Name = Collections> = {
  /** Absent where its owner does not show it to you. */
  email?: string
  emailVisibility: boolean
  verified: boolean
} & BaseSystemFields<T, Known, Name>`

/** The helpers by name of a collection and by record, and the client of the JS SDK. */
export const HELPERS = `/** What a create of a collection takes: \`Create<'posts'>\`. */
export type Create<T extends keyof CollectionResponses> = T extends keyof CollectionCreates
  ? CollectionCreates[T]
  : never

/** What an update of a collection takes. */
export type Update<T extends keyof CollectionResponses> = T extends keyof CollectionUpdates
  ? CollectionUpdates[T]
  : never

/** The collections that have such records. */
type CollectionOf<T> = {
  [K in keyof CollectionRecords]: [T, keyof T] extends [
    CollectionRecords[K],
    keyof CollectionRecords[K],
  ]
    ? K
    : never
}[keyof CollectionRecords]

export type CreateBase<T> = Create<CollectionOf<T>>
export type CreateAuth<T> = Create<CollectionOf<T>>
export type UpdateBase<T> = Update<CollectionOf<T>>
export type UpdateAuth<T> = Update<CollectionOf<T>>

/** \`new PocketBase(url) as TypedPocketBase\` knows the records of each collection. */
export type TypedPocketBase = {
  collection<T extends keyof CollectionResponses>(
    idOrName: T,
  ): RecordService<CollectionResponses[T]>
} & PocketBase`
