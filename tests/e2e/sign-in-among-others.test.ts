import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, signalsIn } from '../support/datastar'
import { mailOf, SECRET, startTown, type Town } from '../support/people'

/**
 * Hooks of a project's own: they answer in PocketBase's place, take back, begin another sign-in in
 * between, and refuse. What is bound at serve is bound after the pack, whichever file came first.
 */
const NEIGHBOUR = `
onRecordAfterCreateSuccess((e) => {
  e.next()
  if (e.record.get('method') !== 'password') return
  const other = new Record(e.record.collection())
  other.load({ ...e.record.fieldsData(), id: '', method: 'otp' })
  e.app.save(other)
}, '_mfas')
onRecordAuthRequest((e) => {
  if (e.record.get('name') === 'answered') return e.string(200, 'more, please')
  if (e.record.get('name') !== 'taken-back') return e.next()
  const app = e.app
  try {
    app.runInTransaction((tx) => {
      e.app = tx
      e.next()
      throw new ForbiddenError('Not today.')
    })
  } finally {
    e.app = app
  }
})
$app.onServe().bindFunc((serve) => {
  onRecordAuthRequest((e) => {
    if (e.record.get('name') === 'banned') throw new ForbiddenError('You are banned.')
    if (e.record.get('name') === 'held-up') return e.string(200, 'wait, please')
    return e.next()
  })
  onRecordCreateRequest((e) => {
    if (e.record.get('name') === 'mallory') throw new ForbiddenError('Not you.')
    return e.next()
  })
  return serve.next()
})
`

const PATH = '/api/collections/members/auth-with-password'

let town: Town
beforeAll(async () => {
  const people = ['ada', 'answered', 'taken-back', 'banned', 'held-up']
  town = await startTown(people, { 'zz-neighbour.pb.js': NEIGHBOUR })
})
afterAll(() => town.stop())

const signIn = (who: string, password = SECRET) =>
  ask(town.server, PATH, { json: { identity: mailOf(who), password } })

test('what another hook refuses is an error, and nobody is signed in', async () => {
  const { status, events, body } = await signIn('banned')
  expect(status).toBe(200)
  expect(signalsIn(events)).toEqual({
    error: expect.objectContaining({ status: 403, message: 'You are banned.' }),
  })
  expect(body).not.toContain('oken"')
})

test.each([
  ['answered', 'more, please'],
  ['held-up', 'wait, please'],
])('what another hook answers is the answer: %s', async (who, answer) => {
  expect((await signIn(who)).body).toBe(answer)
})

test('what another hook takes back was never told', async () => {
  const { body } = await signIn('taken-back')
  expect(body).toContain('Not today.')
  expect(body).not.toContain('oken"')
})

test('a sign-up that another hook refuses stores nobody', async () => {
  const claims = { sub: 'm', name: 'mallory', email: mailOf('mallory'), email_verified: true }
  town.provider.user(claims)
  const path = '/api/collections/members/auth-with-oauth2'
  const { events } = await ask(town.server, path, { json: await town.provider.signedIn() })
  expect(signalsIn(events)).toEqual({
    error: expect.objectContaining({ status: 403, message: 'Not you.' }),
  })
  const records = '/api/collections/members/records?filter=(name="mallory")'
  expect(await (await town.server.admin(records)).json()).toMatchObject({ items: [] })
})

test('what somebody else begins meanwhile by other means is not handed over', async () => {
  const json = { identity: mailOf('ada'), password: SECRET }
  const path = '/api/collections/guarded/auth-with-password'
  const { body, events } = await ask(town.server, path, { json })
  expect(signalsIn(events)).toEqual({ _mfaId: JSON.parse(body.split('\n')[0] ?? '').mfaId })
})

test('a wrong password and an unknown address are the same error, byte by byte', async () => {
  const [known, unknown] = [await signIn('ada', 'wrong'), await signIn('nobody', 'wrong')]
  expect(known.status).toBe(200)
  expect(known.body).toBe(unknown.body)
  expect(signalsIn(known.events)).toEqual({
    error: expect.objectContaining({ status: 400, message: 'Failed to authenticate.' }),
  })
})
