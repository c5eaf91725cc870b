import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Server } from '../support/server'
import { type Sent, startTwins, type Twins } from '../support/twins'
import { id, notes, PASSWORD, PNG, posts, users } from '../support/twins-data'

let twins: Twins
beforeAll(async () => {
  twins = await startTwins()
})
afterAll(() => twins.stop())

const send = (what: string, json?: object | string, as?: Sent['as']): Sent => {
  const [method = '', path = ''] = what.split(' ')
  return { method, path, json, as }
}

const own = { id: id('mine'), title: 'mine', owner: id('ada') }
const person = { email: 'new@example.com', password: PASSWORD, passwordConfirm: PASSWORD }
const batch = (...requests: object[]) => ({ requests })

describe('writes', () => {
  test.each<readonly [number, Sent]>([
    [200, send(`POST ${posts}`, { id: id('new'), title: 'New', slug: 'new', views: 1e21 })],
    [400, send(`POST ${posts}`, { id: id('new'), title: 'Twice', slug: 'twice' })],
    [400, send(`POST ${posts}`, { title: 'Same slug', slug: 'one' })],
    [400, send(`POST ${posts}`, { title: 'x'.repeat(41) })],
    [400, send(`POST ${posts}`, { title: 'T', slug: 't', tags: ['green'], author: 'nobody' })],
    [400, send(`POST ${posts}`, {})],
    [400, send(`POST ${posts}`, '{"title":')],
    [200, send(`POST ${posts}?expand=author`, { id: id('exp'), title: 'E', slug: 'exp' })],
    [200, send(`POST ${posts}?fields=title`, { id: id('fld'), title: 'F', slug: 'fld' })],
    [200, send(`PATCH ${posts}/${id('new')}`, { 'views+': 1, 'tags+': 'red' })],
    [200, send(`PATCH ${posts}/${id('new')}`, { title: 'By root', secret: 'x' }, 'superuser')],
    [400, send(`PATCH ${posts}/${id('new')}`, { title: '' })],
    [404, send(`PATCH ${posts}/nothing`, { title: 'x' })],
    [400, send(`DELETE ${posts}/${id('two')}`)],
    [204, send(`DELETE ${posts}/${id('new')}`)],
    [404, send(`DELETE ${posts}/${id('new')}`)],
    [400, send(`POST ${notes}`, own)],
    [200, send(`POST ${notes}`, own, 'ada')],
    [404, send(`PATCH ${notes}/${id('one')}`, { title: 'x' }, 'ada')],
    [404, send(`DELETE ${notes}/${id('one')}`, undefined, 'ada')],
    [204, send(`DELETE ${notes}/${id('mine')}`, undefined, 'ada')],
    [403, send('POST /api/collections/locked/records', { title: 'x' })],
    [400, send('POST /api/collections/totals/records', { title: 'x' })],
    [404, send(`PUT ${posts}`, {})],
    [200, send(`POST ${users}/records`, { id: id('new'), ...person })],
    [400, send(`POST ${users}/records`, person)],
  ])('%i %o', (status, sent) => twins.expectSame(sent, status))

  test('a form with a file', async () => {
    const form = () => {
      const made = new FormData()
      for (const tag of ['red', 'blue']) made.append('tags', tag)
      for (const name of ['id', 'title', 'slug']) made.set(name, id('form'))
      made.set('cover', new Blob([PNG], { type: 'image/png' }), 'pixel.png')
      return made
    }
    await twins.expectSame({ path: posts, form }, 200)
    await twins.expectSame({ path: posts, form }, 400)
    await twins.expectSame({ path: `${posts}/${id('form')}` }, 200)
  })

  test('a batch, and one that is undone', async () => {
    const one = `${posts}/${id('bat')}`
    const json = batch(
      { method: 'POST', url: posts, body: { id: id('bat'), title: 'Batch', slug: 'bat' } },
      { method: 'PATCH', url: one, body: { views: 2 } },
      { method: 'DELETE', url: one },
    )
    await twins.expectSame({ path: '/api/batch', json }, 200)
    const undone = batch(
      { method: 'POST', url: posts, body: { id: id('und'), title: 'Undone', slug: 'und' } },
      { method: 'POST', url: posts, body: {} },
    )
    await twins.expectSame({ path: '/api/batch', json: undone }, 400)
    await twins.expectSame({ path: `${posts}/${id('und')}` }, 404)
  })
})

describe('signing in', () => {
  const json = { identity: 'ada@example.com', password: PASSWORD }
  const email = 'ada@example.com'

  test.each<readonly [number, Sent]>([
    [200, send(`POST ${users}/auth-with-password`, json)],
    [200, send(`POST ${users}/auth-with-password?fields=record.id`, json)],
    [400, send(`POST ${users}/auth-with-password`, { ...json, password: 'wrong' })],
    [400, send(`POST ${users}/auth-with-password`, {})],
    [200, send(`POST ${users}/auth-refresh`, undefined, 'ada')],
    [401, send(`POST ${users}/auth-refresh`)],
    [204, send(`POST ${users}/request-password-reset`, { email: 'nobody@example.com' })],
    [204, send(`POST ${users}/request-verification`, { email })],
    [400, send(`POST ${users}/confirm-password-reset`, { token: 'x' })],
    [403, send(`POST ${users}/request-otp`, { email })],
    [200, send(`POST ${users}/impersonate/${id('bob')}`, {}, 'superuser')],
    [401, send(`POST ${users}/impersonate/${id('bob')}`, {})],
  ])('%i %o', (status, sent) => twins.expectSame(sent, status))
})

test('realtime messages', async () => {
  const comment = { id: id('heard'), post: id('two'), text: 'heard 😀' }
  const heard = await heardOf(twins.alone, comment)
  expect(heard).toMatch(/event:PB_CONNECT[\s\S]*event:comments\/\*\ndata:.*"text":"heard 😀"/)
  expect(await heardOf(twins.pack, comment)).toBe(heard)
})

/** All that a client gets to read until a record that it follows is made. */
async function heardOf(server: Server, json: object): Promise<string> {
  const { body } = await fetch(`${server.url}/api/realtime`)
  const reader = body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const until = async (sign: RegExp): Promise<void> => {
    while (!sign.test(text)) text += (await reader?.read())?.value ?? ''
  }
  await until(/\n\n/)
  const clientId = /"clientId":"(\w+)"/.exec(text)?.[1]
  await server.fetch('/api/realtime', { json: { clientId, subscriptions: ['comments/*'] } })
  await server.admin('/api/collections/comments/records', { json })
  await until(/comments[\s\S]*\n\n/)
  await reader?.cancel()
  return text.replaceAll(String(clientId), 'CLIENT')
}

test('a rate limit', async () => {
  const rules = [{ label: 'comments:list', duration: 60, maxRequests: 3 }]
  for (const server of [twins.pack, twins.alone]) {
    const json = { rateLimits: { enabled: true, rules } }
    await server.admin('/api/settings', { method: 'PATCH', json })
  }
  const fourth = async (server: Server) => {
    const ask = () => twins.ask(server, { path: '/api/collections/comments/records' })
    for (const _ of rules.concat(rules, rules)) expect((await ask()).status).toBe(200)
    return ask()
  }
  const refused = await fourth(twins.alone)
  expect(refused.status).toBe(429)
  expect(await fourth(twins.pack)).toEqual(refused)
})
