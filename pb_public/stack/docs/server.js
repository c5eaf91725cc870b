/** What the reference asks the server. Nothing here throws: a failure is a sentence to show. */

const SILENT = 'The server does not answer. Is PocketBase running?'

/** An answer's status and JSON; status 0 without an answer, no JSON where PocketBase has a page. */
async function ask(path, { token, json } = {}) {
  try {
    const response = await fetch(path, {
      method: json === undefined ? 'GET' : 'POST',
      headers: {
        ...(token && { Authorization: token }),
        ...(json !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    })
    return { status: response.status, body: await response.json().catch(() => undefined) }
  } catch {
    return { status: 0 }
  }
}

/** The document as this token's owner may see it, or as `as` may, asked by a superuser. */
export async function readDocument(token, as) {
  const query = as === '' ? '' : `?as=${encodeURIComponent(as)}`
  const { status, body } = await ask(`/api/stack/openapi.json${query}`, { token })
  return status === 200 && body?.openapi
    ? { api: body }
    : { problem: documentProblem(status, body) }
}

function documentProblem(status, body) {
  if (status === 0) return SILENT
  if (Object.values(body?.data ?? {}).some(({ code }) => code === 'feature_off')) {
    return 'The document is switched off. A superuser can switch it on in the collection stack_features.'
  }
  if (status === 404 || !body) {
    return 'The pack’s hooks are missing: copy pb_hooks beside PocketBase, start it anew, and see its log.'
  }
  return body.message ?? `The server answers ${status}.`
}

/** The id of the collection that a token is for; undefined when it is not a token of PocketBase. */
function collectionOf(token) {
  try {
    const claims = token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')
    return JSON.parse(atob(claims)).collectionId
  } catch {
    return undefined
  }
}

/** Whose login this is, asked of PocketBase: the browser may keep one of an earlier database. */
export async function readViewer(login) {
  const collection = collectionOf(login.token)
  if (collection === undefined) return { login }
  const path = `/api/collections/${encodeURIComponent(collection)}/auth-refresh`
  const { status, body } = await ask(path, { token: login.token, json: {} })
  const refused = [400, 401, 404].includes(status)
  const record = status === 200 ? body?.record : refused ? undefined : login.record
  const superuser = record?.collectionName === '_superusers'
  return { login, record, ...(superuser && { audiences: await readAudiences(login.token) }) }
}

/** Through whose eyes a superuser may look. */
async function readAudiences(token) {
  const query = "filter=(type='auth'%26%26name!='_superusers')&fields=name&sort=name&perPage=1000"
  const { body } = await ask(`/api/collections?${query}`, { token })
  return ['superuser', 'guest', ...(body?.items ?? []).map(({ name }) => name)]
}

const REFUSALS = {
  0: SILENT,
  400: 'This identity and this password do not belong together.',
  401: 'The password is right, but this account asks for a second step (MFA), which this page does not have. Sign in in your own page, and come back.',
  404: 'This collection is no longer there. Load the page anew.',
  429: 'Too many tries. Wait a moment.',
}

/** The login of a record by its password, or why not. */
export async function signIn({ collection, identity, password }) {
  const path = `/api/collections/${encodeURIComponent(collection)}/auth-with-password`
  const { status, body } = await ask(path, { json: { identity, password } })
  if (status === 200 && body?.token) return { login: body }
  return { problem: REFUSALS[status] ?? body?.message ?? `The server answers ${status}.` }
}
