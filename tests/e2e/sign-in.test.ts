import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, htmlIn, signalsIn } from '../support/datastar'
import { mailOf, oneTime, ownerOf, SECRET, startTown, type Town } from '../support/people'

const VIEW = '<p id="me">{{.name}} {{.email}} {{$.viewer.email}}</p>'
const PATH = '/api/collections/members'
const ADA = { identity: mailOf('ada'), password: SECRET }
const DIALECTS = ['beta', 'one'] as const

let town: Town
beforeAll(async () => {
  town = await startTown(['ada'], { 'views/me.html': VIEW })
})
afterAll(() => town.stop())

const withPassword = (query = '', dialect: 'beta' | 'one' = 'beta') =>
  ask(town.server, `${PATH}/auth-with-password${query}`, { json: ADA, dialect })

test.each(DIALECTS)('a password signs in, in %s', async (dialect) => {
  const { status, events } = await withPassword('', dialect)
  expect(status).toBe(200)
  const event = dialect === 'beta' ? 'datastar-merge-signals' : 'datastar-patch-signals'
  expect(events.map((told) => told.event)).toEqual([event, event])
  const { _token, _viewer, _mfaId, error, ...more } = signalsIn(events)
  expect(more).toEqual({})
  expect(await ownerOf(town, 'members', _token)).toBe('ada')
  expect(_viewer).toEqual({ id: expect.any(String), collectionName: 'members' })
  expect(_mfaId).toBe('')
  expect(error).toMatchObject({ status: 0, message: '', fields: { identity: '', password: '' } })
})

test('the view that is asked for shows the record as its owner sees it', async () => {
  const { events } = await withPassword('?view=me&target=%23who&mode=inner')
  expect(events.at(-1)?.data).toMatchObject({ selector: '#who', mergeMode: 'inner' })
  expect(htmlIn(events)).toBe('<p id="me">ada ada@example.com ada@example.com</p>')
})

test('a view that is not there is an error, and the sign-in holds', async () => {
  const { events } = await withPassword('?view=nothing')
  const { error, _token } = signalsIn(events)
  expect(error).toMatchObject({ status: 404, code: 'not_found' })
  expect(await ownerOf(town, 'members', _token)).toBe('ada')
})

test("PocketBase's own answer goes before, and without the header it is the answer", async () => {
  const [line = ''] = (await withPassword()).body.split('\n')
  const native = await town.server.fetch(`${PATH}/auth-with-password`, { json: ADA })
  expect(native.headers.get('content-type')).toBe('application/json')
  const shape = { token: expect.any(String), record: expect.objectContaining({ name: 'ada' }) }
  expect(await native.json()).toEqual(shape)
  expect(JSON.parse(line)).toEqual(shape)
})

test.each(DIALECTS)('a one-time password signs in, in %s', async (dialect) => {
  const json = await oneTime(town, 'members', 'ada')
  const { events } = await ask(town.server, `${PATH}/auth-with-otp`, { json, dialect })
  expect(await ownerOf(town, 'members', signalsIn(events)._token)).toBe('ada')
})

test('a wrong one-time password, and one without a form, stay answers of PocketBase’s', async () => {
  const json = { ...(await oneTime(town, 'members', 'ada')), password: '1' }
  const wrong = await ask(town.server, `${PATH}/auth-with-otp`, { json })
  expect(wrong.status).toBe(400)
  expect(JSON.parse(wrong.body)).toMatchObject({ message: 'Invalid or expired OTP.' })
  const empty = await ask(town.server, `${PATH}/auth-with-otp`, { json: {} })
  expect(JSON.parse(empty.body)).toMatchObject({ data: { otpId: {}, password: {} } })
})

test.each(DIALECTS)('OAuth2 signs up, then in, in %s', async (dialect) => {
  const name = `Eve ${dialect}`
  town.provider.user({ sub: name, name, email: `eve.${dialect}@x.org`, email_verified: true })
  for (const _ of ['up', 'in']) {
    const json = await town.provider.signedIn()
    const { status, events } = await ask(town.server, `${PATH}/auth-with-oauth2`, { json, dialect })
    expect(status).toBe(200)
    expect(await ownerOf(town, 'members', signalsIn(events)._token)).toBe(name)
  }
})

test('a sign-up that PocketBase refuses says at which field, and stores nothing', async () => {
  const name = 'N'.repeat(41)
  town.provider.user({ sub: 'long', name, email: 'long@x.org', email_verified: true })
  const json = await town.provider.signedIn()
  const { events } = await ask(town.server, `${PATH}/auth-with-oauth2`, { json })
  expect(signalsIn(events)).toEqual({
    error: expect.objectContaining({
      status: 400,
      fields: expect.objectContaining({ name: 'Must be no more than 40 character(s).' }),
    }),
  })
  const found = await town.server.admin(`${PATH}/records?filter=(email~"long")`)
  expect(await found.json()).toMatchObject({ items: [] })
})

test('a refresh gives a token, and a guest gets what PocketBase says to one', async () => {
  const token = String(signalsIn((await withPassword()).events)._token)
  const { events } = await ask(town.server, `${PATH}/auth-refresh`, { method: 'POST', token })
  expect(await ownerOf(town, 'members', signalsIn(events)._token)).toBe('ada')
  const guest = await ask(town.server, `${PATH}/auth-refresh`, { method: 'POST' })
  expect({ status: guest.status, events: guest.events }).toEqual({ status: 401, events: [] })
})

test('a superuser may sign in as somebody else', async () => {
  const { id } = signalsIn((await withPassword()).events)._viewer as { id: string }
  const { events } = await ask(town.server, `${PATH}/impersonate/${id}`, {
    json: {},
    token: town.server.superuser,
  })
  expect(signalsIn(events)._viewer).toEqual({ id, collectionName: 'members' })
  expect(await ownerOf(town, 'members', signalsIn(events)._token)).toBe('ada')
})

test.each(DIALECTS)('a second factor is asked for with 401, in %s', async (dialect) => {
  const path = '/api/collections/guarded/auth-with-'
  const first = await ask(town.server, `${path}password`, { json: ADA, dialect })
  expect(first.status).toBe(401)
  const { mfaId } = JSON.parse(first.body.split('\n')[0] ?? '')
  expect(mfaId).toMatch(/^\w{15}$/)
  expect(signalsIn(first.events)).toEqual({ _mfaId: mfaId })
  const same = await ask(town.server, `${path}password`, { json: { ...ADA, mfaId }, dialect })
  expect(signalsIn(same.events)).toEqual({
    error: expect.objectContaining({ message: 'A different authentication method is required.' }),
  })
  const json = { ...(await oneTime(town, 'guarded', 'ada')), mfaId }
  const second = await ask(town.server, `${path}otp`, { json, dialect })
  expect(second.status).toBe(200)
  expect(signalsIn(second.events)).toMatchObject({ _mfaId: '' })
  expect(await ownerOf(town, 'guarded', signalsIn(second.events)._token)).toBe('ada')
})
