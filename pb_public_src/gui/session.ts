import {
  dashboardLogin,
  forgetLogin,
  keepLogin,
  keptLogin,
  ownToken,
  SDK,
} from '../../pb_public/stack/token.js'
import { jsonIn } from '../json'
import { whose } from '../whose'

/**
 * Who is signed in. The login is where PocketBase's SDK keeps it, else it is the dashboard's, which
 * is only read: what is renewed of that stays in memory.
 */
const renewed = { from: '', token: '' }

/** In this tab somebody signed out of the dashboard's login, which nobody but the dashboard ends. */
const DECLINED = 'pb-stack.declined'

/** The name of the event that tells of a login that has come or gone. */
export const LOGIN = 'pb-login'

/** And of one that tells of somebody else who looks now. */
export const OTHER = 'pb-other'

const borrows = (): boolean => ownToken() === '' && sessionStorage.getItem(DECLINED) === null

/** The token that requests are sent with; `''` for a guest. */
export function token(): string {
  if (!borrows()) return ownToken()
  const from = dashboardLogin()?.token ?? ''
  return from !== '' && from === renewed.from ? renewed.token : isGood(from) ? from : ''
}

/** Whether the dashboard has a login that could be used, and is not. */
export const isOffered = (): boolean => token() === '' && isGood(dashboardLogin()?.token ?? '')

/** Whether who is signed in is so at the dashboard alone. */
export const isBorrowed = (): boolean => token() !== '' && ownToken() === ''

/** Whether a superuser is signed in. */
export const isSuperuser = (): boolean => viewer()?.collectionName === '_superusers'

/** Uses the login of the dashboard again. */
export function borrow(): void {
  sessionStorage.removeItem(DECLINED)
  tell()
}

/** The record that has signed in, as it was then. */
export const viewer = (): Readonly<Record<string, unknown>> | undefined =>
  token() === '' ? undefined : Object(keptLogin().record ?? {})

/** Whose a token is: a record and its collection, as ids; and when it ends, in milliseconds. */
interface Claims {
  readonly id: string
  readonly collection: string
  readonly ends: number
}

/** Reads a token of PocketBase, without asking whether it is one. */
export function claimsOf(jwt: string): Claims {
  const [, claims = ''] = jwt.split('.')
  const { id = '', collectionId = '', exp = 0 } = jsonIn(decoded(claims))
  return { id: String(id), collection: String(collectionId), ends: Number(exp) * 1000 }
}

/** One word for who looks; `''` for a guest. */
export function eyes(): string {
  const { id, collection } = claimsOf(token())
  return collection + id
}

function decoded(claims: string): string {
  try {
    return atob(claims.replaceAll('-', '+').replaceAll('_', '/'))
  } catch {
    return ''
  }
}

const isGood = (jwt: string): boolean => claimsOf(jwt).ends > Date.now()

/** Keeps a login that has come, or is another one by now. */
export const keep: typeof whose.keep = (login) => {
  if (isBorrowed()) {
    renewed.from = dashboardLogin()?.token ?? ''
    renewed.token = login.token
  } else keepLogin(login)
  tell()
}

/** Makes what the client module does be done with this session. */
export function useSession(): void {
  whose.token = token
  whose.keep = keep
  whose.forget = () => {
    forgetLogin()
    sessionStorage.setItem(DECLINED, '1')
    tell()
  }
  addEventListener('storage', ({ key }) => {
    if (key === SDK) tell()
  })
}

const tell = (): unknown => dispatchEvent(new Event(LOGIN))
