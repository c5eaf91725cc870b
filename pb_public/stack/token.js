/** Who is signed in on this origin: PocketBase's SDK and its dashboard keep it in localStorage. */

const SDK = 'pocketbase_auth'
const DASHBOARD = '__pb_superuser_auth__'

/** The login of PocketBase's SDK, else of the dashboard; one with an empty token is a guest's. */
export function keptLogin() {
  for (const key of [SDK, DASHBOARD]) {
    try {
      const { token, record } = JSON.parse(localStorage.getItem(key) ?? '{}')
      if (typeof token === 'string' && token !== '') return { token, record, own: key === SDK }
    } catch {
      // Somebody else's entry under this name: as good as none.
    }
  }
  return { token: '', record: undefined, own: false }
}

/** Keeps a login where PocketBase's SDK looks for it, as it would. */
export function keepLogin({ token, record }) {
  localStorage.setItem(SDK, JSON.stringify({ token, record }))
}

/** Signs out of what the SDK keeps; the dashboard's login is the dashboard's own. */
export function forgetLogin() {
  localStorage.removeItem(SDK)
}
