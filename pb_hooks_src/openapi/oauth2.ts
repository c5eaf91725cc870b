import { type JsonObject, objectOf, TEXT } from './json-schema'
import { type Group, operationsOf } from './operation'

const oauth2 = operationsOf('oauth2', 'anyone')

const PATH = '/api/oauth2-redirect'

const SUMMARY = 'Come back from an OAuth2 provider'

/** PocketBase says how it went on a page of the dashboard (apis/record_auth_with_oauth2_redirect.go). */
const LOCATION: JsonObject = {
  description: 'Where the window ends.',
  required: true,
  schema: {
    ...TEXT,
    enum: ['success', 'failure'].map((end) => `../_/#/auth/oauth2-redirect-${end}`),
  },
}

const SENT_ON = { says: 'Sent on.', headers: { Location: LOCATION } }

const BY_QUERY = { parameters: ['state', 'code', 'error'], answers: { 303: SENT_ON } }

/**
 * Where providers send a browser back to. PocketBase passes on what they say to the stream of events
 * that waits for it; the client then signs in with the code.
 */
export const OAUTH2: Group = {
  operations: [
    oauth2('get', PATH, {
      ...BY_QUERY,
      id: 'pbOAuth2Redirect',
      summary: SUMMARY,
      description: 'Sends the topic `@oauth2` to the stream that subscribes to it.',
      answers: { 307: SENT_ON },
    }),
    oauth2('head', PATH, { ...BY_QUERY, id: 'pbOAuth2RedirectHead', summary: SUMMARY }),
    oauth2('post', PATH, {
      id: 'pbOAuth2RedirectForm',
      summary: `${SUMMARY} that sends a form`,
      body: { 'application/x-www-form-urlencoded': 'OAuth2Redirect' },
      answers: { 303: SENT_ON },
    }),
  ],
  schemas: {
    OAuth2Redirect: objectOf({
      'state?': { ...TEXT, description: 'The `clientId` of the stream.' },
      'code?': TEXT,
      'error?': TEXT,
      'user?': { ...TEXT, description: 'JSON with a name, from Apple.' },
    }),
  },
}
