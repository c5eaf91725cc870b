import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACCEPT } from '../support/datastar'
import { mailOf, SECRET, startTown, type Town } from '../support/people'
import { signIn } from '../support/server'

/** A known address for each way to ask, since PocketBase sends one mail in two minutes. */
const ASKED = ['plain', 'beta', 'one'] as const

let town: Town
beforeAll(async () => {
  town = await startTown(['ada', 'taken', ...ASKED])
})
afterAll(() => town.stop())

const HEADERS = {
  plain: {},
  beta: { 'Datastar-Request': 'true', Accept: ACCEPT.beta },
  one: { 'Datastar-Request': 'true', Accept: ACCEPT.one },
} as const

/** All that an answer says but the time, and ids that are made up for each. */
async function bytes(
  route: string,
  { as, json, token }: { as: keyof typeof HEADERS; json: object; token?: string },
): Promise<string> {
  const answer = await town.server.fetch(`/api/collections/members/${route}`, {
    json,
    headers: HEADERS[as],
    ...(token !== undefined && { token }),
  })
  const headers = [...answer.headers].filter(([name]) => name !== 'date')
  const body = (await answer.text()).replace(/"\w{15}"/, '"an id"')
  return JSON.stringify([answer.status, headers, body])
}

test.each(['request-password-reset', 'request-verification', 'request-otp'])(
  '%s answers known and unknown addresses alike, in Datastar too',
  async (route) => {
    const plain = await bytes(route, { as: 'plain', json: { email: mailOf('nobody') } })
    expect(plain).toMatch(route === 'request-otp' ? /^\[200,.*an id/ : /^\[204,/)
    for (const as of ASKED) {
      for (const email of [mailOf(as), mailOf('nobody')]) {
        expect(await bytes(route, { as, json: { email } }), `${as} ${email}`).toBe(plain)
      }
    }
  },
)

test('request-email-change answers in Datastar what PocketBase answers without', async () => {
  const token = await signIn(town.server.fetch, 'members', mailOf('ada'), SECRET)
  for (const newEmail of [mailOf('new'), mailOf('taken'), 'no address']) {
    const [plain, ...datastar] = await Promise.all(
      ASKED.map((as) => bytes('request-email-change', { as, json: { newEmail }, token })),
    )
    expect(datastar).toEqual([plain, plain])
  }
})

test.each(['confirm-password-reset', 'confirm-verification', 'confirm-email-change'])(
  '%s answers in Datastar what PocketBase answers without',
  async (route) => {
    const json = { token: 'wrong', password: SECRET, passwordConfirm: SECRET }
    const [plain, ...datastar] = await Promise.all(ASKED.map((as) => bytes(route, { as, json })))
    expect(plain).toMatch(/^\[400,/)
    expect(datastar).toEqual([plain, plain])
  },
)
