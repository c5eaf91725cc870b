import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import { ACCEPT, eventsIn, signalsIn } from '../support/datastar'
import { openNotes, signInto, startNotes } from '../support/notes-page'
import { mailOf, SECRET, type Town } from '../support/people'
import { type Between, startProxy } from '../support/proxy'

let town: Town
let proxy: Between
let browser: Browser
let page: Page
beforeAll(async () => {
  ;[town, browser] = await Promise.all([startNotes(), launchBrowser()])
  proxy = await startProxy(town.server)
  ;({ page } = await openNotes(browser, proxy.url, 'with the module'))
  await signInto(page)
  await page.getByText('ada ada@example.com').waitFor()
})
afterAll(async () => {
  await Promise.all([browser.close(), proxy.stop()])
  await town.stop()
})

interface Asked {
  readonly path: string
  readonly method?: string
  readonly json?: object
  readonly headers?: Readonly<Record<string, string>>
}

/** Asks from within the page, as a client of Datastar does. */
async function ask(asked: Asked, dialect: 'beta' | 'one') {
  const datastar = {
    'Datastar-Request': 'true',
    Accept: ACCEPT[dialect],
    'Content-Type': 'application/json',
  }
  return fetched({ ...asked, headers: { ...datastar, ...asked.headers } })
}

async function fetched({ path, method = 'POST', json, headers = {} }: Asked) {
  const { body, ...answer } = await page.evaluate(
    async ([url, init]) => {
      const response = await fetch(url, init)
      const type = response.headers.get('Content-Type')
      return { status: response.status, type, body: await response.text() }
    },
    [path, { method, headers, ...(json && { body: JSON.stringify(json) }) }] as const,
  )
  return { ...answer, body, signals: signalsIn(eventsIn(body)) }
}

const REFUSED = [
  ['a rule', { path: '/api/collections/notes/records', json: { title: 'closed' } }, 400],
  ['an id', { path: '/api/collections/notes/records/nobody', method: 'DELETE' }, 404],
  ['a method', { path: '/api/collections/notes/records', method: 'PUT', json: {} }, 404],
  ['a filter', { path: '/api/collections/notes/records?filter=a(', method: 'GET' }, 400],
  ['a stream', { path: '/api/realtime?live=nothing', method: 'GET' }, 404],
] as const

describe.each(['beta', 'one'] as const)('in %s', (dialect) => {
  test.each(REFUSED)(
    'what PocketBase refuses for %s is events with the signal error',
    async (...row) => {
      const [, asked, status] = row
      const answer = await ask(asked, dialect)
      expect(answer).toMatchObject({ status: 200, type: 'text/event-stream' })
      const event = dialect === 'beta' ? 'datastar-merge-signals' : 'datastar-patch-signals'
      expect(answer.body).toContain(`event: ${event}\n`)
      const code = status === 400 ? 'bad_request' : 'not_found'
      expect(answer.signals).toMatchObject({
        error: { status, code, message: expect.stringMatching(/./) },
      })
    },
  )

  test('each field that was sent has a sentence, an empty one where nothing is wrong', async () => {
    const json = { otpId: 'wrong', password: '' }
    const { signals } = await ask({ path: '/api/collections/members/auth-with-otp', json }, dialect)
    expect(signals.error).toMatchObject({ fields: { otpId: '', password: 'Cannot be blank.' } })
  })

  test('who needs a second factor gets its id', async () => {
    const json = { identity: mailOf('ada'), password: SECRET }
    const path = '/api/collections/guarded/auth-with-password'
    const { status, signals } = await ask({ path, json }, dialect)
    expect({ status, signals }).toEqual({
      status: 200,
      signals: { _mfaId: expect.stringMatching(/^\w{15}$/) },
    })
  })

  test('routes that stay PocketBase’s say that nothing is wrong any more', async () => {
    const json = { email: mailOf('nobody') }
    const path = '/api/collections/members/'
    const mail = await ask({ path: `${path}request-password-reset`, json }, dialect)
    const error = { status: 0, code: '', message: '', fields: { email: '' } }
    expect(mail.signals).toEqual({ error })
    const otp = await ask({ path: `${path}request-otp`, json }, dialect)
    expect(otp.signals).toEqual({ error, _otpId: expect.stringMatching(/^\w{15}$/) })
  })

  test('what else is no stream stays as it is', async () => {
    const path = '/api/collections/members/auth-methods'
    const { status, type, body } = await ask({ path, method: 'GET' }, dialect)
    expect({ status, type }).toEqual({ status: 200, type: 'application/json' })
    expect(JSON.parse(body)).toMatchObject({ mfa: {}, otp: {} })
  })
})

test('a page can follow that somebody has to sign in', async () => {
  const heard = page.evaluate(
    () => new Promise((resolve) => addEventListener('pb-unauthorized', () => resolve('heard'))),
  )
  const headers = { Authorization: 'forged' }
  await ask({ path: '/api/files/token', headers }, 'beta')
  expect(await heard).toBe('heard')
})

test('too many requests are an error like any other', async () => {
  const rule = { label: '/api/collections/notes/', duration: 60, maxRequests: 1 }
  const json = { rateLimits: { enabled: true, rules: [rule] } }
  await town.server.admin('/api/settings', { method: 'PATCH', json })
  const path = '/api/collections/notes/records'
  await ask({ path, method: 'GET' }, 'beta')
  const { signals } = await ask({ path, method: 'GET' }, 'beta')
  expect(signals.error).toMatchObject({ status: 429, code: 'too_many_requests' })
})

test('requests that are not Datastar’s are left alone', async () => {
  const path = '/api/collections/notes/records/nobody?datastar=1'
  const { status, type } = await fetched({ path, method: 'DELETE' })
  expect({ status, type }).toEqual({ status: 404, type: 'application/json' })
  expect(proxy.seen.at(-1)).toBe(`DELETE ${path}`)
})

test('signals go to routes of a project’s own, not to PocketBase’s', async () => {
  for (const path of ['/api/mine', '/api/collections/notes/records', '/elsewhere']) {
    await ask({ path: `${path}?datastar=%7B%7D&a=1`, method: 'GET' }, 'beta')
    const kept = path === '/api/collections/notes/records' ? '?a=1' : '?datastar=%7B%7D&a=1'
    expect(proxy.seen.at(-1)).toBe(`GET ${path}${kept}`)
  }
})
