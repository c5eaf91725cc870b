import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Sent, startTwins, type Twins } from '../support/twins'
import { id, notes, posts, users } from '../support/twins-data'

let twins: Twins
beforeAll(async () => {
  twins = await startTwins()
})
afterAll(() => twins.stop())

test('the twins differ in the pack alone', async () => {
  const path = '/api/stack/openapi.json'
  expect((await twins.ask(twins.pack, { path })).status).toBe(200)
  expect((await twins.ask(twins.alone, { path })).status).toBe(404)
  const spoken = { path: posts, headers: { 'Datastar-Request': 'true' } }
  const { body } = await twins.ask(twins.alone, spoken)
  expect((await twins.ask(twins.pack, spoken)).body).not.toBe(body)
})

const get = (path: string, query: Readonly<Record<string, string>> = {}, as?: Sent['as']): Sent => {
  const search = new URLSearchParams(query).toString()
  return { path: search === '' ? path : `${path}?${search}`, as }
}

test.each<readonly [number, Sent]>([
  [200, get(posts)],
  [200, get(posts, {}, 'superuser')],
  [200, get(posts, { sort: '-views,title', page: '2', perPage: '1' })],
  [200, get(posts, { filter: 'views > 0 && title ~ "o"', skipTotal: '1' })],
  [200, get(posts, { expand: 'author,comments_via_post', sort: 'slug' })],
  [200, get(posts, { expand: 'author' }, 'ada')],
  [200, get(posts, { fields: 'id,title,body:excerpt(3,true)', sort: 'id' })],
  [200, get(posts, { view: 'card', target: '#x', mode: 'inner', signals: 'total' })],
  [200, get(posts, { view: '../../secret', mode: 'nonsense' })],
  [200, get(posts, { datastar: '{"a":1}' })],
  [400, get(posts, { filter: 'nonsense(' })],
  [400, get(posts, { filter: 'secret = "s"' })],
  [200, get(posts, { filter: 'secret = "s"' }, 'superuser')],
  [400, get(posts, { sort: 'nothing' })],
  [200, get(notes)],
  [200, get(notes, {}, 'ada')],
  [200, get('/api/collections/totals/records')],
  [200, get(`/api/collections/totals/records/${id('two')}`)],
  [200, get(`${users}/records`, {}, 'ada')],
  [403, get('/api/collections/locked/records')],
  [200, get('/api/collections/locked/records', {}, 'superuser')],
  [404, get('/api/collections/nothing/records')],
  [404, get(`${posts}/nothing`)],
  [200, get(`${posts}/${id('two')}`)],
  [200, get(`${posts}/${id('two')}`, { expand: 'author' }, 'superuser')],
  [200, get(`${posts}/${id('two')}`, { fields: 'title,expand.author.name' })],
  [404, get(`${notes}/${id('one')}`, {}, 'ada')],
  [404, get('/api/nothing')],
  [200, get('/api/health')],
  [200, get('/api/collections', { perPage: '200' }, 'superuser')],
  [200, get('/api/settings', {}, 'superuser')],
  [401, get('/api/logs')],
  [200, get(`${users}/auth-methods`)],
  [200, { path: posts, headers: { 'Datastar-Request': '' } }],
  [200, { path: posts, headers: { Accept: 'text/event-stream' } }],
  [200, { path: posts, headers: { Origin: 'http://elsewhere.example' } }],
  [200, { path: posts, headers: { Authorization: 'not.a.token' } }],
  [200, { path: posts, method: 'HEAD' }],
  [200, { path: `${posts}/${id('two')}`, method: 'HEAD' }],
  [404, { path: `${posts}/nothing`, method: 'HEAD' }],
  [204, { path: posts, method: 'OPTIONS', headers: { Origin: 'http://elsewhere.example' } }],
])('%i %o', (status, sent) => twins.expectSame(sent, status))

test('files, as they are, small, to download, in part, and with a token', async () => {
  const answer = await twins.alone.admin(`${posts}/${id('one')}`)
  const { cover, papers } = (await answer.json()) as { cover: string; papers: string[] }
  const folder = `/api/files/posts/${id('one')}`
  const { expectSame } = twins
  await expectSame({ path: `${folder}/${cover}` }, 200)
  await expectSame({ path: `${folder}/${cover}?thumb=1x1` }, 200)
  await expectSame({ path: `${folder}/${cover}?download=1` }, 200)
  await expectSame({ path: `${folder}/${cover}`, headers: { Range: 'bytes=0-3' } }, 206)
  await expectSame({ path: `${folder}/${papers[0]}` }, 200)
  await expectSame({ path: `${folder}/nothing.png` }, 404)
  await expectSame({ path: '/api/files/token', method: 'POST', as: 'ada' }, 200)
  await expectSame({ path: '/api/files/token', method: 'POST' }, 401)
})
