import { Fault } from '../fault'
import type { DeclaredCollection, Document } from './document'
import { isObject, type Json, listAt, objectAt } from './json'

/** The secrets of the settings, each by its path. */
export const SETTINGS_SECRETS: readonly (readonly string[])[] = [
  ['smtp', 'password'],
  ['s3', 'secret'],
  ['backups', 's3', 'secret'],
]

/** What an auth collection has tokens for; each kind is signed with a secret. */
export const TOKENS: readonly string[] = [
  ...['authToken', 'passwordResetToken', 'emailChangeToken', 'verificationToken', 'fileToken'],
]

/** Makes something of a secret that tells only whether two are equal. */
export type Seal = (secret: string) => string

/** A document with its secrets sealed, and what was sealed. */
export interface Sealed {
  readonly document: Document
  /** Each secret by its seal. */
  readonly secrets: ReadonlyMap<string, string>
}

/** Takes the secrets out of a document. What is not set stays empty. */
export function sealed(document: Document, seal: Seal): Sealed {
  const secrets = new Map<string, string>()
  const hidden = withSecrets(document, (secret) => {
    if (secret.startsWith('secret:')) throw new Fault('bad_document', NO_SECRET, '')
    const hidden = seal(secret)
    secrets.set(hidden, secret)
    return hidden
  })
  return { document: hidden, secrets }
}

const NO_SECRET =
  'What begins with "secret:" only tells of a secret, and is none: leave it out, or say the secret.'

/** A document with something else in the place of each secret that is set. */
export function withSecrets(document: Document, change: (secret: string) => unknown): Document {
  const hide = (secret: unknown): unknown =>
    typeof secret !== 'string' || secret === '' ? secret : change(secret)
  const settings = document.settings && SETTINGS_SECRETS.reduce(changedAt(hide), document.settings)
  const collections = document.collections?.map((one) => sealedCollection(one, hide))
  const records = document.records && passwordsChanged(document.records, hide)
  return {
    ...document,
    ...(settings && { settings }),
    ...(collections && { collections }),
    ...(records && { records }),
  }
}

/** What stands for a password once it is written: only who has it can tell whether it is still so. */
export const DECLARED_PASSWORD = 'secret:declared'

type Records = NonNullable<Document['records']>

/** The password of a record is a secret, whatever its collection is. */
function passwordsChanged(records: Records, hide: Hide): Records {
  const entries = Object.entries(records).map(([collection, all]) => [
    collection,
    all.map((one) => (one.password === undefined ? one : { ...one, password: hide(one.password) })),
  ])
  return Object.fromEntries(entries)
}

type Hide = (secret: unknown) => unknown

const changedAt =
  (hide: Hide) =>
  (value: Json, [key = '', ...rest]: readonly string[]): Json => {
    const inner = value[key]
    if (inner === undefined || inner === null) return value
    if (rest.length === 0) return { ...value, [key]: hide(inner) }
    return isObject(inner) ? { ...value, [key]: changedAt(hide)(inner, rest) } : value
  }

function sealedCollection(collection: DeclaredCollection, hide: Hide): DeclaredCollection {
  const tokens = TOKENS.map((token) => [token, 'secret']).reduce<Json>(changedAt(hide), collection)
  const providers = listAt(objectAt(collection, 'oauth2'), 'providers')
  if (providers.length === 0) return { ...collection, ...tokens }
  const hidden = providers.map((one) =>
    isObject(one) ? changedAt(hide)(one, ['clientSecret']) : one,
  )
  return {
    ...collection,
    ...tokens,
    oauth2: { ...objectAt(collection, 'oauth2'), providers: hidden },
  }
}

/** JSON with something else in the place of each seal: the secret itself, or a stand-in. */
export const unsealed = <Value>(value: Value, open: (seal: string) => string): Value =>
  JSON.parse(unsealedText(value, open))

/** Whether it stands for a secret. */
export const isSeal = (value: unknown): boolean => /^secret:[0-9a-f]{16}$/.test(String(value))

/** The same as its text. */
export const unsealedText = (value: unknown, open: (seal: string) => string): string =>
  JSON.stringify(value).replace(/"(secret:[0-9a-f]{16})"/g, (_text, seal) =>
    JSON.stringify(open(seal)),
  )
