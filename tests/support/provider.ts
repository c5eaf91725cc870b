import { createHash, randomBytes } from 'node:crypto'
import { Events, OAuth2Server } from 'oauth2-mock-server'

/** A provider of OpenID Connect of a test's own. */
export interface Provider {
  /** What PocketBase has to know of it. */
  readonly config: Readonly<Record<string, string>>
  /** Who signs in there next. */
  readonly user: (claims: Readonly<Record<string, unknown>>) => void
  /** Signs in there, as a browser does, and gives what PocketBase then wants of it. */
  readonly signedIn: () => Promise<object>
  readonly stop: () => Promise<void>
}

/** Starts one on a port of its own. */
export async function startProvider(): Promise<Provider> {
  const server = new OAuth2Server()
  await server.issuer.keys.generate('RS256')
  await server.start(0, '127.0.0.1')
  const url = server.issuer.url
  let claims: Readonly<Record<string, unknown>> = {}
  server.service.on(Events.BeforeUserinfo, (answer) => {
    answer.body = claims
  })
  return {
    config: {
      name: 'oidc',
      clientId: 'a-client',
      clientSecret: 'secret-of-the-client',
      authURL: `${url}/authorize`,
      tokenURL: `${url}/token`,
      userInfoURL: `${url}/userinfo`,
    },
    user: (next) => {
      claims = next
    },
    signedIn: async () => {
      const codeVerifier = randomBytes(32).toString('base64url')
      const query = new URLSearchParams({
        ...{ response_type: 'code', client_id: 'a-client', scope: 'openid', state: 'a-state' },
        redirect_uri: REDIRECT,
        code_challenge: createHash('sha256').update(codeVerifier).digest('base64url'),
        code_challenge_method: 'S256',
      })
      const answer = await fetch(`${url}/authorize?${query}`, { redirect: 'manual' })
      const back = new URL(answer.headers.get('location') ?? '')
      const code = back.searchParams.get('code')
      return { provider: 'oidc', code, codeVerifier, redirectURL: REDIRECT }
    },
    stop: () => server.stop(),
  }
}

/** Where the provider sends a browser back to: nobody goes there. */
const REDIRECT = 'http://127.0.0.1/redirect'
