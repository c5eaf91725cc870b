/** Who is signed in on this origin: PocketBase's SDK and its dashboard keep it in localStorage. */

/** Where the SDK keeps it. */
export const SDK = 'pocketbase_auth'
/** Where the dashboard keeps it: of PocketBase 0.39 and later, and of older ones. */
const DASHBOARD = ['__pb_superusers__/_', '__pb_superuser_auth__']

/**
 * A login under a key; one with an empty token is a guest's.
 * @param {string} key
 */
function loginAt(key) {
  try {
    const { token, record } = JSON.parse(localStorage[key])
    if (typeof token === 'string' && token !== '') return { token, record }
  } catch {
    // No entry, or somebody else's under this name: as good as none.
  }
}

/** The login of the dashboard, which nobody but the dashboard writes. */
export const dashboardLogin = () => DASHBOARD.map(loginAt).find((login) => login !== undefined)

/** The login of PocketBase's SDK, its own, else of the dashboard. */
export const keptLogin = () => ({
  ...(loginAt(SDK) ?? dashboardLogin() ?? { token: '', record: undefined }),
  own: ownToken() !== '',
})

/**
 * The token of PocketBase's SDK, `''` for a guest; the dashboard's login is the dashboard's own.
 * @returns {string}
 */
export const ownToken = () => loginAt(SDK)?.token ?? ''

/**
 * Keeps a login where PocketBase's SDK looks for it, as it would.
 * @param {{ token: string, record?: unknown }} login
 */
export function keepLogin({ token, record }) {
  localStorage[SDK] = JSON.stringify({ token, record })
}

/** Signs out of what the SDK keeps. */
export function forgetLogin() {
  delete localStorage[SDK]
}
