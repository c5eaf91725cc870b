import { BOOL, type JsonObject, listOf, objectOf, partOf, TEXT, WHOLE } from './json-schema'
import { type Group, operationsOf } from './operation'

type Properties = Readonly<Record<string, JsonObject>>

const S3: Properties = {
  enabled: BOOL,
  bucket: TEXT,
  region: TEXT,
  endpoint: TEXT,
  accessKey: TEXT,
  forcePathStyle: BOOL,
}

const RATE_LIMIT = objectOf({
  label: TEXT,
  audience: { ...TEXT, enum: ['', '@guest', '@auth'] },
  duration: { ...WHOLE, description: 'In seconds.' },
  maxRequests: WHOLE,
})

/**
 * The sections of the settings (core/settings_model.go). Those that a PocketBase before 0.40 lacks
 * are not required. A secret is written and never read.
 */
const sections = (object: (properties: Properties) => JsonObject, secrets: boolean): Properties => {
  const secret = (name: string): Properties => (secrets ? { [name]: TEXT } : {})
  return {
    meta: object({
      appName: TEXT,
      appURL: TEXT,
      senderName: TEXT,
      senderAddress: TEXT,
      hideControls: BOOL,
      'accentColor?': TEXT,
    }),
    smtp: object({
      enabled: BOOL,
      port: WHOLE,
      host: TEXT,
      username: TEXT,
      ...secret('password'),
      authMethod: TEXT,
      tls: BOOL,
      localName: TEXT,
    }),
    s3: object({ ...S3, ...secret('secret') }),
    backups: object({ cron: TEXT, cronMaxKeep: WHOLE, s3: object({ ...S3, ...secret('secret') }) }),
    batch: object({ enabled: BOOL, maxRequests: WHOLE, timeout: WHOLE, maxBodySize: WHOLE }),
    logs: object({
      maxDays: WHOLE,
      minLevel: WHOLE,
      logIP: BOOL,
      logAuthId: BOOL,
      'maxDataSize?': WHOLE,
    }),
    rateLimits: object({ enabled: BOOL, rules: listOf(RATE_LIMIT), 'excludedIPs?': listOf(TEXT) }),
    trustedProxy: object({ headers: listOf(TEXT), useLeftmostIP: BOOL }),
    'superuserIPs?': listOf(TEXT),
  }
}

const operation = operationsOf('settings', 'superuser')

export const SETTINGS: Group = {
  operations: [
    operation('get', '/api/settings', {
      id: 'pbSettings',
      summary: 'Read the settings',
      parameters: ['fields'],
      answers: { 200: 'ServerSettings' },
    }),
    operation('patch', '/api/settings', {
      id: 'pbChangeSettings',
      summary: 'Change settings',
      description: 'Objects are merged, lists replaced; a secret that is left out is kept.',
      parameters: ['fields'],
      body: { 'application/json': 'ServerSettingsChange' },
      answers: { 200: 'ServerSettings' },
    }),
    operation('post', '/api/settings/test/s3', {
      id: 'pbTestS3',
      summary: 'Try the saved S3 settings',
      body: { 'application/json': 'S3Test' },
      answers: { 204: null },
    }),
    operation('post', '/api/settings/test/email', {
      id: 'pbTestEmail',
      summary: 'Send a mail to try the settings',
      body: { 'application/json': 'EmailTest' },
      answers: { 204: null },
    }),
    operation('post', '/api/settings/apple/generate-client-secret', {
      id: 'pbAppleClientSecret',
      summary: 'Make a client secret for Apple',
      body: { 'application/json': 'AppleKey' },
      answers: { 200: 'AppleClientSecret' },
    }),
  ],
  schemas: {
    ServerSettings: objectOf(sections(objectOf, false)),
    ServerSettingsChange: partOf(sections(partOf, true)),
    S3Test: objectOf({ filesystem: { ...TEXT, enum: ['storage', 'backups'] } }),
    EmailTest: objectOf({
      email: TEXT,
      template: {
        ...TEXT,
        enum: ['verification', 'password-reset', 'email-change', 'otp', 'login-alert'],
      },
      'collection?': TEXT,
    }),
    AppleKey: objectOf({
      clientId: TEXT,
      teamId: { ...TEXT, minLength: 10, maxLength: 10 },
      keyId: { ...TEXT, minLength: 10, maxLength: 10 },
      privateKey: TEXT,
      duration: { ...WHOLE, minimum: 1, maximum: 15_777_000 },
    }),
    AppleClientSecret: objectOf({ secret: TEXT }),
  },
}
