import type { Audience } from '../model/audience'
import type { SignIn } from '../model/model'
import { type Operation, SECURITY } from './operation'
import type { Seen } from './schemas'

/** The ways in and around a sign-in that a collection's options switch on. */
export function signInOperations(seen: Seen, audience: Audience): readonly Operation[] {
  const { signIn, name, typeName } = seen
  if (!signIn) return []
  return WAYS.filter(({ when, only }) => when(signIn, seen) && mayUse(only, name, audience)).map(
    ({ path, verb, summary, description, only, method = 'post', body, answers, parameters }) => ({
      method,
      path: `/api/collections/${name}/${path}`,
      id: `${verb}${typeName}`,
      tag: name,
      summary,
      security: SECURITY[only ?? 'anyone'],
      ...(description !== undefined && { description }),
      ...(parameters && { parameters }),
      ...(body && { body: { 'application/json': body.replace('*', typeName) } }),
      answers: answers === 'signed in' ? signedIn(signIn, typeName) : answers,
    }),
  )
}

/** A token is refreshed, and an address changed, by a record of the collection alone. */
function mayUse(only: Way['only'], collection: string, audience: Audience): boolean {
  if (only === undefined || audience.is === 'superuser') return true
  return only === 'own' && audience.is === 'user' && audience.of === collection
}

interface Way {
  readonly path: string
  readonly verb: string
  readonly summary: string
  readonly description?: string
  readonly method?: 'get' | 'post'
  readonly only?: 'own' | 'superuser'
  readonly when: When
  readonly parameters?: readonly string[]
  /** A schema; `*` stands for the type name of the collection. */
  readonly body?: string
  readonly answers: Operation['answers'] | 'signed in'
}

type When = (signIn: SignIn, seen: Seen) => boolean

const always = (): boolean => true
/** A rule that lets nobody sign in leaves the token that a superuser gets for a record. */
const open =
  (when: When): When =>
  (signIn, seen) =>
    signIn.open && when(signIn, seen)
const withPassword = ({ identity }: SignIn): boolean => identity.length > 0
const withOtp = ({ otp }: SignIn): boolean => otp
/** A superuser has no address to verify, and changes it without a mail (apis/record_auth_*.go). */
const notSystem = (_signIn: SignIn, { system }: Seen): boolean => !system

const MAY_FAIL = 'Refused (400) where it does not fit, (403) where the record may not sign in.'
const OWN = 'With the token of a record of this collection.'

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
    description: MAY_FAIL,
    when: open(withPassword),
    parameters: ['expand', 'fields'],
    body: '*SignIn',
    answers: 'signed in',
  },
  {
    path: 'auth-with-oauth2',
    verb: 'authWithOAuth2',
    summary: 'Sign in with a code of an OAuth2 provider',
    description: MAY_FAIL,
    when: open(({ oauth2 }) => oauth2),
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
    description: MAY_FAIL,
    when: open(withOtp),
    parameters: ['expand', 'fields'],
    body: 'OtpCode',
    answers: 'signed in',
  },
  {
    path: 'auth-refresh',
    verb: 'authRefresh',
    summary: 'Get a new token for a good one',
    description: `${OWN} Refused (403) where it may not sign in.`,
    only: 'own',
    when: open(always),
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
    body: 'Verification',
    answers: { 204: null },
  },
  {
    path: 'request-email-change',
    verb: 'requestEmailChange',
    summary: 'Send a link to a new address',
    description: OWN,
    only: 'own',
    when: notSystem,
    body: 'NewAddress',
    answers: { 204: null },
  },
  {
    path: 'confirm-email-change',
    verb: 'confirmEmailChange',
    summary: 'Take the new address',
    when: notSystem,
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
