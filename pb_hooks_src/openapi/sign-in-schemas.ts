import {
  atMost,
  BOOL,
  FILLED,
  FREE,
  type JsonObject,
  type Lazy,
  listOf,
  objectOf,
  ref,
  TEXT,
  WHOLE,
} from './json-schema'
import type { Seen } from './schemas'

/** The same, for what a form should not show. */
const secret = (most: number, says: string): JsonObject => ({
  ...atMost(most, says),
  format: 'password',
})

const MFA_ID = { ...TEXT, description: 'From the answer 401 to the first method.' }

const MAILED = { ...FILLED, description: 'From the link in the mail.' }

/** What every sign-in shares (apis/record_auth_*.go). */
export const SIGN_IN_SCHEMAS: Readonly<Record<string, JsonObject>> = {
  SignInMethods: objectOf({
    password: objectOf({ enabled: BOOL, identityFields: listOf(TEXT) }),
    oauth2: objectOf({ enabled: BOOL, providers: listOf(ref('OAuth2Provider')) }),
    mfa: objectOf({ enabled: BOOL, duration: WHOLE }),
    otp: objectOf({ enabled: BOOL, duration: WHOLE }),
  }),
  OAuth2Provider: objectOf({
    name: TEXT,
    displayName: TEXT,
    'logo?': TEXT,
    state: TEXT,
    authURL: TEXT,
    codeVerifier: TEXT,
    codeChallenge: TEXT,
    codeChallengeMethod: TEXT,
  }),
  OAuth2Account: objectOf({
    'id?': TEXT,
    'name?': TEXT,
    'username?': TEXT,
    'email?': TEXT,
    'avatarURL?': TEXT,
    'isNew?': BOOL,
    'accessToken?': TEXT,
    'refreshToken?': TEXT,
    'expiry?': TEXT,
    'rawUser?': FREE,
  }),
  OAuth2Code: objectOf({
    provider: atMost(100, 'Name of one that is switched on.'),
    code: { ...FILLED, description: 'From the provider.' },
    'codeVerifier?': TEXT,
    'redirectURL?': TEXT,
    'createData?': FREE,
    'mfaId?': MFA_ID,
  }),
  Address: objectOf({ email: atMost(255, 'An e-mail address.') }),
  NewAddress: objectOf({ newEmail: atMost(255, 'An e-mail address that no record has.') }),
  EmailChange: objectOf({ token: MAILED, password: secret(100, 'That of the record.') }),
  PasswordReset: objectOf({
    token: MAILED,
    password: secret(255, 'Within the limits of the field.'),
    passwordConfirm: secret(255, 'The password again.'),
  }),
  Verification: objectOf({ token: MAILED }),
  OtpSent: objectOf({ otpId: TEXT }),
  OtpCode: objectOf({
    otpId: atMost(255, 'From the answer to the request.'),
    password: secret(71, 'From the mail.'),
    'mfaId?': MFA_ID,
  }),
  Impersonation: objectOf({ 'duration?': { ...WHOLE, minimum: 0, description: 'In seconds.' } }),
  SecondFactor: objectOf({ mfaId: { ...TEXT, description: 'Send it with the second method.' } }),
}

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
        ...(signIn.open && signIn.identity.length > 0
          ? [[`${typeName}SignIn`, () => credentials(signIn.identity)] as const]
          : []),
      ]
    : []

const credentials = (identity: readonly string[]): JsonObject =>
  objectOf({
    identity: atMost(255, `A value of ${identity.join(' or ')}.`),
    password: secret(255, 'That of the record.'),
    'identityField?': { ...TEXT, enum: identity },
    'mfaId?': MFA_ID,
  })
