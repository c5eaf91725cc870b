import type { SignIn } from '../model/model'
import { type JsonObject, type Lazy, objectOf, ref, TEXT } from './json-schema'
import { type Operation, SECURITY } from './operation'
import type { Seen } from './schemas'

/** The ways in and around a sign-in that a collection's options switch on. */
export function signInOperations(seen: Seen, superuser: boolean): readonly Operation[] {
  const { signIn, name, typeName } = seen
  if (!signIn) return []
  return WAYS.filter(
    ({ when, only }) => when(signIn, seen) && (only !== 'superuser' || superuser),
  ).map(({ path, verb, summary, only = 'anyone', method = 'post', body, answers, parameters }) => ({
    method,
    path: `/api/collections/${name}/${path}`,
    id: `${verb}${typeName}`,
    tag: name,
    summary,
    security: SECURITY[only],
    ...(parameters && { parameters }),
    ...(body && { body: { 'application/json': body.replace('*', typeName) } }),
    answers: answers === 'signed in' ? signedIn(signIn, typeName) : answers,
  }))
}

interface Way {
  readonly path: string
  readonly verb: string
  readonly summary: string
  readonly method?: 'get' | 'post'
  readonly only?: keyof typeof SECURITY
  readonly when: (signIn: SignIn, seen: Seen) => boolean
  readonly parameters?: readonly string[]
  /** A schema; `*` stands for the type name of the collection. */
  readonly body?: string
  readonly answers: Operation['answers'] | 'signed in'
}

const always = (): boolean => true
const withPassword = ({ identity }: SignIn): boolean => identity.length > 0
const withOtp = ({ otp }: SignIn): boolean => otp
/** A superuser has no address to verify (apis/record_auth_verification_request.go). */
const notSystem = (_signIn: SignIn, { system }: Seen): boolean => !system

const WAYS: readonly Way[] = [
  {
    path: 'auth-methods',
    verb: 'authMethods',
    summary: 'List the ways to sign in',
    method: 'get',
    when: always,
    parameters: ['fields'],
    answers: { 200: 'SignInMethods' },
  },
  {
    path: 'auth-with-password',
    verb: 'authWithPassword',
    summary: 'Sign in with a password',
    when: withPassword,
    parameters: ['expand', 'fields'],
    body: '*SignIn',
    answers: 'signed in',
  },
  {
    path: 'auth-with-oauth2',
    verb: 'authWithOAuth2',
    summary: 'Sign in with a code of an OAuth2 provider',
    when: ({ oauth2 }) => oauth2,
    parameters: ['expand', 'fields'],
    body: 'OAuth2Code',
    answers: 'signed in',
  },
  {
    path: 'request-otp',
    verb: 'requestOtp',
    summary: 'Send a one-time password',
    when: withOtp,
    body: 'Address',
    answers: { 200: 'OtpSent' },
  },
  {
    path: 'auth-with-otp',
    verb: 'authWithOtp',
    summary: 'Sign in with a one-time password',
    when: withOtp,
    parameters: ['expand', 'fields'],
    body: 'OtpCode',
    answers: 'signed in',
  },
  {
    path: 'auth-refresh',
    verb: 'authRefresh',
    summary: 'Get a new token for a good one',
    only: 'auth',
    when: always,
    parameters: ['expand', 'fields'],
    answers: 'signed in',
  },
  {
    path: 'request-password-reset',
    verb: 'requestPasswordReset',
    summary: 'Send a link to reset a password',
    when: withPassword,
    body: 'Address',
    answers: { 204: null },
  },
  {
    path: 'confirm-password-reset',
    verb: 'confirmPasswordReset',
    summary: 'Set a new password',
    when: withPassword,
    body: 'PasswordReset',
    answers: { 204: null },
  },
  {
    path: 'request-verification',
    verb: 'requestVerification',
    summary: 'Send a link to verify an address',
    when: notSystem,
    body: 'Address',
    answers: { 204: null },
  },
  {
    path: 'confirm-verification',
    verb: 'confirmVerification',
    summary: 'Verify an address',
    when: notSystem,
    body: 'TokenOnly',
    answers: { 204: null },
  },
  {
    path: 'request-email-change',
    verb: 'requestEmailChange',
    summary: 'Send a link to a new address',
    only: 'auth',
    when: always,
    body: 'NewAddress',
    answers: { 204: null },
  },
  {
    path: 'confirm-email-change',
    verb: 'confirmEmailChange',
    summary: 'Take the new address',
    when: always,
    body: 'EmailChange',
    answers: { 204: null },
  },
  {
    path: 'impersonate/{id}',
    verb: 'impersonate',
    summary: 'Get a token of a record',
    only: 'superuser',
    when: always,
    parameters: ['id', 'expand', 'fields'],
    body: 'Impersonation',
    answers: 'signed in',
  },
]

const signedIn = ({ mfa }: SignIn, typeName: string): Operation['answers'] => ({
  200: `${typeName}Auth`,
  ...(mfa && { 401: 'SecondFactor' }),
})

/** The schemas of a collection that signs in. */
export const signInSchemas = ({ signIn, typeName }: Seen): readonly Lazy[] =>
  signIn
    ? [
        [
          `${typeName}Auth`,
          () =>
            objectOf({
              token: TEXT,
              record: ref(`${typeName}Record`),
              'meta?': ref('OAuth2Account'),
            }),
        ],
        ...(withPassword(signIn)
          ? [[`${typeName}SignIn`, () => credentials(signIn.identity)] as const]
          : []),
      ]
    : []

const LIMITED = { ...TEXT, maxLength: 255 }

const credentials = (identity: readonly string[]): JsonObject =>
  objectOf({
    identity: { ...LIMITED, description: `A value of ${identity.join(' or ')}.` },
    password: LIMITED,
    'identityField?': { ...TEXT, enum: identity },
    'mfaId?': TEXT,
  })
