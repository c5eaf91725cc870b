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
  if (status === 0) return { login, record, problem: SILENT }
  return { login, record, ...(superuser && { audiences: await readAudiences(login.token) }) }
}

/** Through whose eyes a superuser may look. */
async function readAudiences(token) {
  const query = "filter=(type='auth'%26%26name!='_superusers')&fields=name&sort=name&perPage=1000"
  const { body } = await ask(`/api/collections?${query}`, { token })
  return ['superuser', 'guest', ...(body?.items ?? []).map(({ name }) => name)]
}

/** Asks for a way in; an answer is a login, or the id of what a second request completes. */
async function enter({ collection, way, json, refusals }) {
  const path = `/api/collections/${encodeURIComponent(collection)}/${way}`
  const { status, body } = await ask(path, { json })
  if (status === 200 && body?.token) return { login: body }
  if (status === 200 && body?.otpId) return { otpId: body.otpId }
  if (status === 401 && body?.mfaId) return { mfaId: body.mfaId }
  const known = { ...REFUSALS, ...refusals }
  return { problem: known[status] ?? body?.message ?? `The server answers ${status}.` }
}

const REFUSALS = {
  0: SILENT,
  404: 'This collection is no longer there. Load the page anew.',
  429: 'Too many tries. Wait a moment.',
}

const LATE = 'or the first step was too long ago'

/** The login of a record by its password, or why not. */
export const signInWithPassword = ({ collection, identity, password, mfaId }) =>
  enter({
    collection,
    way: 'auth-with-password',
    json: { identity, password, mfaId },
    refusals: {
      400: mfaId
        ? `This identity and this password do not belong together, ${LATE}.`
        : 'This identity and this password do not belong together.',
    },
  })

/** Has a one-time password sent by mail. */
export const requestCode = ({ collection, email }) =>
  enter({
    collection,
    way: 'request-otp',
    json: { email },
    refusals: { 400: 'This is not an e-mail address.' },
  })

/** The login of a record by a one-time password. */
export const signInWithCode = ({ collection, code, otpId, mfaId }) =>
  enter({
    collection,
    way: 'auth-with-otp',
    json: { otpId, password: code.trim(), mfaId },
    refusals: { 400: `This code is wrong or too old${mfaId ? `, ${LATE}` : ''}.` },
  })

/** The login that a token is, of PocketBase's SDK, of a provider's sign-in or of an impersonation. */
export async function signInWithToken({ token: pasted }) {
  const token = pasted.trim().replace(/^Bearer\s+/i, '')
  if (collectionOf(token) === undefined) return { problem: 'This is not a token of PocketBase.' }
  const { record, problem } = await readViewer({ token })
  if (record) return { login: { token, record } }
  return { problem: problem ?? 'This token is not good here, or no longer.' }
}
