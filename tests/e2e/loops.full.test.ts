import { expect, test } from 'vitest'
import { preparedFolder, startServer } from '../support/server'

test('a server that is killed twenty times starts sound each time, with the pack on', {
  timeout: 300_000,
}, async () => {
  const folder = preparedFolder()
  for (let round = 0; round < 20; round++) {
    const server = await startServer(folder)
    const name = `round_${round}`
    await server.admin('/api/collections', { json: { name, type: 'base', listRule: '' } })
    const { paths } = (await (await server.fetch('/api/stack/openapi.json')).json()) as {
      paths: object
    }
    expect(Object.keys(paths)).toContain(`/api/collections/${name}/records`)
    const checked = await server.admin('/api/sql', { json: { query: 'PRAGMA integrity_check' } })
    expect(await checked.json()).toMatchObject({ rows: [['ok']] })
    await server.kill()
  }
  await (await startServer(folder)).stop()
})

test('each of two hundred changes gives a document of its own', { timeout: 300_000 }, async () => {
  const server = await startServer()
  await server.admin('/api/collections', { json: { name: 'posts', type: 'base', listRule: '' } })
  const etags = new Set<string | null>()
  for (let round = 0; round < 200; round++) {
    const listRule = `"${round}" = "${round}"`
    await server.admin('/api/collections/posts', { method: 'PATCH', json: { listRule } })
    const response = await server.admin('/api/stack/openapi.json')
    expect(await response.text()).toContain(JSON.stringify(listRule))
    etags.add(response.headers.get('etag'))
  }
  expect(etags.size).toBe(200)
  await server.stop()
})
