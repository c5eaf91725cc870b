import { MAIL } from '../../pb_hooks_src/pages/texts'
import { OWN } from '../../pb_hooks_src/pages/texts-own'
import { sentences } from '../../pb_hooks_src/records/refusal'
import { byId } from './element'
import { rest } from './live'
import { button } from './made'
import { type Change, openChange, type Told } from './own-change'
import { type Answered, messageOf, ownSent } from './own-sent'
import { renew } from './renewal'
import { eyes, isSuperuser, keep, OTHER, viewer } from './session'

/** Puts what this viewer may change of their own login into the menu of the account. */
export async function offerOwn(): Promise<void> {
  const [place, of] = [byId('own'), eyes()]
  // Superusers change theirs in the form of their record.
  if (of === '' || isSuperuser() || place.childElementCount > 0) return
  const changes = await changesFor(viewer() ?? {})
  if (eyes() !== of) return
  place.replaceChildren(
    ...changes.map((change) =>
      button(change.title, () => {
        // Before the dialog opens: where the focus is then, it returns to.
        byId('account').hidePopover()
        openChange(change)
      }),
    ),
  )
}

/** What was offered to somebody is not to somebody else. */
export function watchOwn(): void {
  addEventListener(OTHER, () => byId('own').replaceChildren())
}

type Own = Readonly<Record<string, unknown>>

async function changesFor(own: Own): Promise<readonly Change[]> {
  const { collectionName, email, verified } = own
  const identity = await identityOf()
  const byPassword = identity.length > 0
  const link = document.querySelector<HTMLElement>(`#nav a.to[title="${collectionName}"]`)
  // Of a collection that is not listed nobody knows.
  const isShut = link?.dataset.may?.includes('update') === false
  const address = String(email ?? '')
  return [
    ...(byPassword && !isShut ? [password(own, identity)] : []),
    ...(byPassword && address !== '' ? [NEW_EMAIL] : []),
    ...(address !== '' && verified === false ? [verification(address)] : []),
  ]
}

/** The fields by which one signs in with a password; none where one cannot. */
async function identityOf(): Promise<readonly string[]> {
  const { said } = await ownSent('GET', 'auth-methods?fields=password')
  const { enabled, identityFields } = Object(said.password)
  return enabled === true && Array.isArray(identityFields) ? identityFields : []
}

const password = (own: Own, identity: readonly string[]): Change => ({
  title: OWN.password,
  go: OWN.save,
  fields: [
    { name: 'oldPassword', label: OWN.old, type: 'password', complete: 'current-password' },
    { name: 'password', label: MAIL.newPassword, type: 'password', complete: 'new-password' },
    { name: 'passwordConfirm', label: MAIL.again, type: 'password', complete: 'new-password' },
  ],
  send: async (values) => {
    // PocketBase then knows the old login no more, nor does the stream that was opened with it.
    rest(true)
    const told = toldOf(await ownSent('PATCH', `records/${own.id}`, values), OWN.passwordDone)
    const isDone = told.is === 'done'
    const again = isDone && (await signedInAgain(own, identity, values.password))
    rest(false)
    if (!isDone || again) return told
    renew()
    return { is: 'done', says: OWN.signIn }
  },
})

/** Whether one is: not where a second factor is wanted. */
async function signedInAgain(
  own: Own,
  names: readonly string[],
  password: unknown,
): Promise<boolean> {
  const identity = names.map((name) => own[name]).find((value) => value)
  const { said } = await ownSent('POST', 'auth-with-password', { identity, password })
  if (typeof said.token !== 'string') return false
  keep({ token: said.token, record: said.record })
  return true
}

const NEW_EMAIL: Change = {
  title: OWN.email,
  go: OWN.send,
  fields: [{ name: 'newEmail', label: OWN.newEmail, type: 'email', complete: 'email' }],
  send: async (values) =>
    toldOf(await ownSent('POST', 'request-email-change', values), OWN.emailDone, values.newEmail),
}

const verification = (email: string): Change => ({
  title: OWN.verify,
  go: OWN.send,
  fields: [],
  send: async () =>
    toldOf(await ownSent('POST', 'request-verification', { email }), OWN.verifyDone, email),
})

/** What is said of an answer: once it is done, of an address. */
function toldOf(answer: Answered, done: string, address = ''): Told {
  const { status, said } = answer
  if (status >= 200 && status < 300) return { is: 'done', says: done.replace('%', () => address) }
  const byRule = status === 403 || status === 404
  const message = byRule ? OWN.refused : messageOf(answer)
  return { is: 'refused', message, fields: sentences(said.data) }
}
