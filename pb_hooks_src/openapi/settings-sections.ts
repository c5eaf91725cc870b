import { atMost, BOOL, type JsonObject, listOf, objectOf, partOf, TEXT, WHOLE } from './json-schema'

type Properties = Readonly<Record<string, JsonObject>>

/** What differs between the settings that are read and those that are written. */
interface Side {
  readonly object: (properties: Properties) => JsonObject
  /** Limits are for what is written. */
  readonly limited: (schema: JsonObject, limits: JsonObject) => JsonObject
  /** A secret is written and never read. */
  readonly secret: (name: string) => Properties
  /** Which of `NEWER_SETTINGS` are not there. */
  readonly missing: readonly string[]
}

const READ: Omit<Side, 'missing'> = {
  object: objectOf,
  limited: (schema) => schema,
  secret: () => ({}),
}

const WRITE: Omit<Side, 'missing'> = {
  object: partOf,
  limited: (schema, limits) => ({ ...schema, ...limits }),
  secret: (name) => ({ [name]: TEXT }),
}

/** The settings that a PocketBase before 0.40 lacks. */
export const NEWER_SETTINGS = [
  'meta.accentColor',
  'logs.maxDataSize',
  'rateLimits.excludedIPs',
  'superuserIPs',
] as const

/** Not required, and left out where it is not there. */
function newer(
  { missing }: Side,
  path: (typeof NEWER_SETTINGS)[number],
  schema: JsonObject,
): Properties {
  const name = path.slice(path.indexOf('.') + 1)
  return missing.includes(path) ? {} : { [`${name}?`]: schema }
}

/** The sections of the settings (core/settings_model.go). */
const sections = (side: Side): JsonObject =>
  side.object({
    meta: meta(side),
    smtp: smtp(side),
    s3: s3(side),
    backups: side.object({ cron: TEXT, cronMaxKeep: count(side), s3: s3(side) }),
    batch: side.object({
      enabled: BOOL,
      maxRequests: count(side),
      timeout: count(side),
      maxBodySize: count(side),
    }),
    logs: side.object({
      maxDays: count(side),
      minLevel: WHOLE,
      logIP: BOOL,
      logAuthId: BOOL,
      ...newer(side, 'logs.maxDataSize', count(side)),
    }),
    rateLimits: rateLimits(side),
    trustedProxy: side.object({ headers: listOf(TEXT), useLeftmostIP: BOOL }),
    ...newer(side, 'superuserIPs', addresses(side)),
  })

const addresses = ({ limited }: Side): JsonObject =>
  listOf(limited(TEXT, { description: 'An IP address or a range.' }))

const count = ({ limited }: Side): JsonObject => limited(WHOLE, { minimum: 0 })

const meta = (side: Side, { object, limited } = side): JsonObject =>
  object({
    appName: limited(TEXT, atMost(255, 'In mails and as a title.')),
    appURL: limited(TEXT, { minLength: 1, description: 'A URL.' }),
    senderName: limited(TEXT, atMost(255, 'In mails.')),
    senderAddress: limited(TEXT, { minLength: 1, description: 'An e-mail address.' }),
    hideControls: BOOL,
    ...newer(side, 'meta.accentColor', limited(TEXT, { pattern: '^(#[0-9a-fA-F]{6})?$' })),
  })

const smtp = (side: Side): JsonObject =>
  side.object({
    enabled: BOOL,
    port: count(side),
    host: TEXT,
    username: TEXT,
    ...side.secret('password'),
    authMethod: TEXT,
    tls: BOOL,
    localName: TEXT,
  })

const s3 = ({ object, secret }: Side): JsonObject =>
  object({
    enabled: BOOL,
    bucket: TEXT,
    region: TEXT,
    endpoint: TEXT,
    accessKey: TEXT,
    forcePathStyle: BOOL,
    ...secret('secret'),
  })

/** A label is a tag, a collection with an action, or a path, perhaps with a method. */
const LABEL = '^(\\w+ \\/[\\w\\/-]*|\\/[\\w\\/-]*|(\\w+|\\*):\\w+|\\w+)$'

/** A rule of theirs is whole, in what is written too. */
const rateLimits = (side: Side, { object, limited } = side): JsonObject =>
  object({
    enabled: BOOL,
    rules: listOf(
      objectOf({
        label: limited(TEXT, { pattern: LABEL }),
        audience: { ...TEXT, enum: ['', '@guest', '@auth'] },
        duration: { ...limited(WHOLE, { minimum: 1 }), description: 'In seconds.' },
        maxRequests: limited(WHOLE, { minimum: 1 }),
      }),
    ),
    ...newer(side, 'rateLimits.excludedIPs', addresses(side)),
  })

/** The settings as they are read, and as they are changed: only what is named. */
export const serverSettings = (missing: readonly string[]): Properties => ({
  ServerSettings: sections({ ...READ, missing }),
  ServerSettingsChange: sections({ ...WRITE, missing }),
})
