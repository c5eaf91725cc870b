import { atMost, FILLED, objectOf, TEXT, WHOLE } from './json-schema'
import { type Group, operationsOf } from './operation'
import { serverSettings } from './settings-sections'

const operation = operationsOf('settings', 'superuser')

const APPLE_ID = { ...TEXT, minLength: 10, maxLength: 10, description: '10 bytes.' }

/** The settings of a PocketBase that lacks some. */
export const settingsWithout = (missing: readonly string[]): Group => ({
  operations: SETTINGS.operations,
  schemas: { ...serverSettings(missing), ...SETTINGS.schemas },
})

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
      description: 'Refused (400) where they do not work.',
      body: { 'application/json': 'S3Test' },
      answers: { 204: null },
    }),
    operation('post', '/api/settings/test/email', {
      id: 'pbTestEmail',
      summary: 'Send a mail to try the settings',
      description: 'Refused (400) where they do not work.',
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
    S3Test: objectOf({ filesystem: { ...TEXT, enum: ['storage', 'backups'] } }),
    EmailTest: objectOf({
      email: atMost(255, 'An e-mail address.'),
      template: {
        ...TEXT,
        enum: ['verification', 'password-reset', 'email-change', 'otp', 'login-alert'],
      },
      'collection?': { ...TEXT, description: 'Name or id of an auth collection.' },
    }),
    AppleKey: objectOf({
      clientId: FILLED,
      teamId: APPLE_ID,
      keyId: APPLE_ID,
      privateKey: { ...FILLED, description: 'In PEM.' },
      duration: { ...WHOLE, minimum: 1, maximum: 15_777_000 },
    }),
    AppleClientSecret: objectOf({ secret: TEXT }),
  },
}
