import type { Audience } from '../model/audience'
import { type Collection, type Model, type SignIn, signsIn } from '../model/model'
import { phrase } from '../model/names'
import { still } from './go'
import { SIGN_IN as SAYS } from './texts'

type SigningIn = Collection & { readonly signIn: SignIn }

/**
 * How a guest signs in: for each collection whose records may, a form for each method that it
 * allows. Who has signed in is asked for nothing.
 *
 * `_as` is the collection, `_way` the method that is shown, `_used` the one that was sent last: where
 * a second factor is wanted (`_mfaId`), all but that one are.
 */
export function signIn({ collections }: Model, audience: Audience): string {
  if (audience.is !== 'guest') return '<div id="sign-in"></div>'
  const found = collections.filter((one): one is SigningIn => signsIn(one)).sort(lastSystem)
  const [first] = found
  if (!first) return `<div id="sign-in"><p class="quiet">${SAYS.nobody}</p></div>`
  const signals = `{_as: '${first.name}', _way: '${usual(first)}', _used: '', _address: '', _asked: ''}`
  return [
    `<div id="sign-in" data-signals="${signals}">`,
    as(found),
    ...found.map(forms),
    '</div>',
  ].join('')
}

const lastSystem = (one: Collection, other: Collection): number =>
  Number(one.system) - Number(other.system)

/** The method that a collection is first asked for. */
const usual = ({ signIn: { identity, otp } }: SigningIn): string =>
  identity.length > 0 ? 'password' : otp ? 'otp' : 'oauth2'

const labelOf = ({ name, system }: Collection): string =>
  system && name === '_superusers' ? SAYS.superusers : still(phrase(name))

function as(collections: readonly SigningIn[]): string {
  const options = collections.map(
    (one) => `<option value="${one.name}" data-usual="${usual(one)}">${labelOf(one)}</option>`,
  )
  const change = `$_way = evt.target.selectedOptions[0].dataset.usual; ${FRESH}`
  return (
    `<label id="sign-in-as-line" class="line"${collections.length > 1 ? '' : ' hidden'}>${SAYS.as} ` +
    `<select id="sign-in-as" data-bind="_as" data-on-change="${change}">${options.join('')}</select></label>`
  )
}

/** Nothing is known of any step any more. */
const FRESH = "$_mfaId = ''; $_otpId = ''; $_used = ''; $_asked = ''; $error.message = ''"

function forms(collection: SigningIn): string {
  const { name, signIn: ways } = collection
  const { identity, otp, oauth2 } = ways
  const more = [
    ...(identity.length > 0 && otp
      ? [
          button(name, 'byCode', 'otp', `$_way === 'password' && !$_mfaId`),
          button(name, 'byPassword', 'password', `$_way === 'otp' && !$_mfaId`),
        ]
      : []),
    ...(identity.length > 0
      ? [button(name, 'forgot', 'reset', `$_way === 'password' && !$_mfaId`)]
      : []),
  ]
  return [
    `<div id="sign-in-${name}" class="ways" data-show="$_as === '${name}'">`,
    `<p id="second-${name}" class="told" role="status" data-show="$_mfaId">${SAYS.second}</p>`,
    ...(identity.length > 0 ? [password(name, identity), reset(name)] : []),
    ...(otp ? [code(name)] : []),
    ...(oauth2 ? [providers(name)] : []),
    `<p id="more-${name}" class="more">${more.join('')}`,
    `<button type="button" id="over-${name}" class="link" data-show="$_mfaId || $_otpId" data-on-click="${FRESH}">${SAYS.over}</button></p>`,
    '</div>',
  ].join('')
}

const button = (name: string, says: keyof typeof SAYS, way: string, shown: string): string =>
  `<button type="button" id="${says}-${name}" class="link" data-show="${shown}" ` +
  `data-on-click="$_way = '${way}'; $_asked = ''; $error.message = ''">${SAYS[says]}</button>`

/** When the form of a method is there: chosen, or as the second factor of another. */
const shown = (way: string): string => `$_mfaId ? $_used !== '${way}' : $_way === '${way}'`

const MFA = '<input type="hidden" name="mfaId" data-bind="_mfaId">'

/** Sends a form to a route of a collection; `before` are statements. */
const send = (name: string, route: string, before = ''): string =>
  `data-on-submit="${before}@post('/api/collections/${name}/${route}', ` +
  `{contentType: 'form', openWhenHidden: true, retryMaxCount: 0})"`

function password(name: string, identity: readonly string[]): string {
  const label = identity
    .map((field) => (field === 'email' ? SAYS.email : phrase(field)))
    .join(' / ')
  const type = identity.join() === 'email' ? 'email' : 'text'
  return (
    `<form id="password-${name}" data-show="${shown('password')}" ` +
    `${send(name, 'auth-with-password', "$_used = $_mfaId ? $_used : 'password'; ")}>` +
    `${MFA}<label class="line">${still(label)} <input id="identity-${name}" name="identity" type="${type}" ` +
    `data-bind="_address" autocomplete="username" autocapitalize="none" spellcheck="false" required></label>` +
    `<label class="line">${SAYS.password} <input id="secret-${name}" name="password" type="password" ` +
    `autocomplete="current-password" required></label>` +
    `<button class="primary">${SAYS.submit}</button></form>`
  )
}

/** A mail with a code is asked for first. */
function code(name: string): string {
  const asked = `(${shown('otp')}) && !$_otpId`
  const sent = `(${shown('otp')}) && $_otpId`
  return (
    `<form id="request-${name}" data-show="${asked}" ` +
    `${send(name, 'request-otp')}>${email(`otp-${name}`)}` +
    `<button class="primary">${SAYS.sendCode}</button></form>` +
    `<form id="otp-${name}" data-show="${sent}" ` +
    `${send(name, 'auth-with-otp', "$_used = $_mfaId ? $_used : 'otp'; ")}>` +
    `${MFA}<input type="hidden" name="otpId" data-bind="_otpId">` +
    `<p class="told" role="status">${SAYS.sentCode}</p>` +
    `<label class="line">${SAYS.code} <input id="code-${name}" name="password" inputmode="numeric" ` +
    `autocomplete="one-time-code" required></label>` +
    `<button class="primary">${SAYS.submit}</button></form>`
  )
}

const email = (id: string): string =>
  `<label class="line">${SAYS.email} <input id="address-${id}" name="email" type="email" ` +
  `data-bind="_address" autocomplete="email" required></label>`

/** Whose answer is the same for every address. */
const reset = (name: string): string =>
  `<form id="reset-${name}" data-show="$_way === 'reset' && !$_mfaId" ` +
  `${send(name, 'request-password-reset', "$_asked = 'sent'; ")}>` +
  `<h2>${SAYS.reset}</h2>${email(`reset-${name}`)}` +
  `<button class="primary">${SAYS.sendReset}</button>` +
  `<p id="asked-${name}" class="told" role="status" data-show="$_asked && !$error.message">${SAYS.sentReset}</p>` +
  `<button type="button" id="back-${name}" class="link" data-on-click="$_way = 'password'; $_asked = ''">${SAYS.back}</button></form>`

/** Who the providers are is no part of the schema that guests may read: the page asks. */
const providers = (name: string): string =>
  `<div id="providers-${name}" class="providers" data-show="$_mfaId ? $_used !== 'oauth2' : $_way !== 'reset'" ` +
  `data-providers="${name}"></div>`
