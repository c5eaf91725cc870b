import { type Dialect, dialectOf } from '../pb_hooks_src/web/datastar'
import { jsonIn } from './json'
import { whose } from './whose'

/** A request of a Datastar client to the API of this server. */
export interface Asked {
  readonly url: URL
  /** The last step of its path: of PocketBase's sign-in routes, the name. */
  readonly route: string | undefined
  readonly init: Readonly<RequestInit> & { readonly headers: Headers }
  readonly dialect: Dialect
  /** Of who was signed in when it was asked. */
  readonly token: string
  /** Whether it changes something, so that it must not be sent twice. */
  readonly writes: boolean
}

/** Reads what is asked of `fetch`; nothing where it is none of the module's business. */
export function readAsked(input: RequestInfo | URL, init: RequestInit): Asked | undefined {
  const headers = new Headers(init.headers)
  const url = new URL(String(input), document.baseURI)
  const ours = url.href.startsWith(`${location.origin}/api/`)
  if (!ours || !headers.has('Datastar-Request')) return undefined
  // Signals in a query end in logs, and PocketBase has no use for them.
  if (POCKETBASE.test(url.pathname)) url.searchParams.delete('datastar')
  const token = whose.token()
  if (token && !headers.get('Authorization')) headers.set('Authorization', token)
  const dialect = dialectOf(headers.get('Accept') ?? '')
  const writes = (init.method ?? 'GET') !== 'GET'
  const route = url.pathname.split('/').at(-1)
  return {
    url,
    route,
    init: { ...(writes ? writing(init) : init), headers },
    token,
    dialect,
    writes,
  }
}

/** Other paths are a project's own. */
const POCKETBASE =
  /^\/api\/(collections|realtime|files|batch|settings|logs|crons|backups|health|stack)(\/|$)/

/**
 * The npm client gives a request up when its page is hidden, to send it again later: a write goes on.
 *
 * A file input that nobody touched sends a file without a name, and PocketBase would take that for
 * the wish to take away what is stored.
 */
function writing(init: RequestInit): RequestInit {
  const { signal, body } = init
  const abort = new AbortController()
  signal?.addEventListener('abort', () => {
    if (!document.hidden) abort.abort()
  })
  if (body instanceof FormData) {
    for (const [name, value] of [...body]) {
      if (value instanceof File && value.name === '' && value.size === 0) body.delete(name)
    }
  }
  return { ...init, signal: abort.signal }
}

/** The names of what is sent: each may have a sentence about what is wrong with it. */
export function namesIn({ init: { body } }: Asked): readonly string[] {
  if (typeof body === 'string') return Object.keys(jsonIn(body))
  return body instanceof FormData || body instanceof URLSearchParams ? [...body.keys()] : []
}
