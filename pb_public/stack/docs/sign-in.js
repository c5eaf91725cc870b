/**
 * Signing in to the reference: with a password, with a one-time password by mail, with one after the
 * other where an account asks for both, or with a token that was got elsewhere.
 */

import { requestCode, signInWithCode, signInWithPassword, signInWithToken } from './server.js'

/** How to sign in, and the step that each begins with. */
const METHODS = {
  password: { says: 'Password', first: 'password' },
  otp: { says: 'One-time password by mail', first: 'mail' },
  token: { says: 'Token', first: 'token' },
}

const SEND = {
  password: signInWithPassword,
  mail: requestCode,
  code: signInWithCode,
  token: signInWithToken,
}

/** The second step after the first, and what to say then. */
const SECOND = {
  password: {
    step: 'mail',
    method: 'otp',
    hint: 'The password is right. This account asks for a second step: a one-time password by mail.',
  },
  code: {
    step: 'password',
    method: 'password',
    hint: 'The code is right. This account asks for a second step: its password.',
  },
}

const ELSEWHERE =
  'This account asks for a second step that this page does not have, such as OAuth2. Sign in on your own page, and paste the token here.'

/** The collections whose records may sign in by a method, PocketBase's own last. */
const collectionsWith = ({ paths }, method) =>
  Object.keys(paths)
    .flatMap((path) => {
      const [, collection, way] = /^\/api\/collections\/([^/]+)\/auth-with-(\w+)$/.exec(path) ?? []
      return way === method ? [collection] : []
    })
    .sort((a, b) => Number(a.startsWith('_')) - Number(b.startsWith('_')))

/** The step after an answer, or a problem. `known` is what the first of two steps has brought. */
function after({ step, known }, { otpId, mfaId }, { email, allows }) {
  if (otpId) {
    const hint = `If ${email} belongs to an account, a mail with a code is on its way.`
    return { step: 'code', known: { ...known, otpId }, hint }
  }
  const second = SECOND[step]
  if (!allows(second.method)) return { problem: ELSEWHERE }
  return { step: second.step, known: { mfaId }, hint: second.hint }
}

const setOptions = (select, options) =>
  select.replaceChildren(...options.map(([value, text]) => new Option(text, value)))

/** Shows the fields of a step alone: what is hidden is not sent. */
function showStep(form, { step, known, hint = '' }) {
  const later = step === 'code' || known.mfaId !== undefined
  for (const part of form.querySelectorAll('fieldset')) {
    const shown = part.dataset.step === step || (part.dataset.step === 'how' && !later)
    part.hidden = !shown
    part.disabled = !shown
  }
  form.elements.collection.parentElement.hidden = step === 'token'
  form.elements.again.hidden = !later
  form.elements.send.textContent = step === 'mail' ? 'Send a code' : 'Sign in'
  form.querySelector('[role=status]').textContent = hint
}

/** Goes to where something is to be typed. */
function focusStep(form, step) {
  const input = form.querySelector(`[data-step=${step}] label:last-of-type input`)
  input.focus()
  input.select()
}

/** Whoever has given an address need not give it again. */
function carryAddress({ identity, email }) {
  if (identity.value.includes('@') && email.value === '') email.value = identity.value
  if (identity.value === '') identity.value = email.value
}

/** Offers the methods that some collection allows; a token needs none. */
function offerMethods({ method }, api) {
  const allowed = Object.keys(METHODS).filter(
    (one) => one === 'token' || collectionsWith(api, one).length > 0,
  )
  setOptions(
    method,
    allowed.map((one) => [one, METHODS[one].says]),
  )
}

/** Empties the form for the method that is chosen. */
function emptied(form, api) {
  const { method, collection } = form.elements
  const names = collectionsWith(api, method.value)
  setOptions(
    collection,
    names.map((name) => [name, name]),
  )
  for (const input of form.querySelectorAll('input')) input.value = ''
  return { step: METHODS[method.value].first, known: {} }
}

/** Shows the form for what a document lets one sign in to; `done` is told of a login. */
export function showSignIn(form, api, done) {
  const { elements } = form
  let state
  const go = (next) => {
    state = next
    showStep(form, state)
  }
  const say = (problem = '') => {
    form.querySelector('[role=alert]').textContent = problem
  }
  const begin = () => {
    say()
    go(emptied(form, api))
  }
  elements.method.addEventListener('change', begin)
  elements.again.addEventListener('click', () => {
    begin()
    focusStep(form, state.step)
  })
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    say()
    const collection = elements.collection.value
    const sent = { ...Object.fromEntries(new FormData(form)), ...state.known, collection }
    const answer = await SEND[state.step](sent)
    if (answer.login) return done(answer.login)
    const allows = (method) => collectionsWith(api, method).includes(collection)
    const next = answer.problem ? answer : after(state, answer, { ...sent, allows })
    if (next.step) {
      carryAddress(elements)
      go(next)
    }
    say(next.problem)
    focusStep(form, state.step)
  })
  offerMethods(elements, api)
  begin()
  form.hidden = false
}
