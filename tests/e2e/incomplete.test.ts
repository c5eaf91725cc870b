import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, inject, test } from 'vitest'
import { EMAIL, flagsOf, PASSWORD } from '../support/folders'
import { preparedFolder, type Server, stackCommand, startServer } from '../support/server'

let server: Server | undefined
afterEach(async () => {
  await server?.stop()
  server = undefined
})

const start = async (spoil: (folder: string) => void): Promise<Server> => {
  const folder = preparedFolder()
  spoil(folder)
  server = await startServer(folder)
  return server
}

const BUNDLES = ['', '-serve', '-admin', '-state', '-types', '-views', '-yaml'].map(
  (part) => `pb-stack${part}.js`,
)

const hooks = (folder: string, file: string): string => join(folder, 'pb_hooks', file)

describe('a pack that was half copied is off, says so, and PocketBase serves', () => {
  test.each(BUNDLES)('without %s', async (file) => {
    const { fetch, printed } = await start((folder) => rmSync(hooks(folder, file)))
    expect(printed()).toContain('pb-stack is off')
    expect(printed()).toContain('Copy the whole pb_hooks folder of the pack again.')
    expect((await fetch('/api/stack/openapi.json')).status).toBe(404)
  })

  test.each(['pb-stack.js', 'pb-stack-serve.js', 'pb-stack-types.js'])(
    'with %s of another build',
    async (file) => {
      const { printed } = await start((folder) => {
        const path = hooks(folder, file)
        const text = readFileSync(path, 'utf8')
        const build = /sources (\w+)/.exec(text)?.[1] ?? 'none'
        writeFileSync(path, text.replaceAll(build, '0123456789ab'))
      })
      expect(printed()).toContain(`pb-stack is off: Error: ${file} is of build 0123456789ab, `)
      expect(printed()).toMatch(/pb-stack\.pb\.js of (?!0123456789ab)\w{12}\./)
    },
  )

  test.each(['pb-stack-admin.js', 'pb-stack-yaml.js'])('with %s that ends early', async (file) => {
    const { printed } = await start((folder) => {
      const path = hooks(folder, file)
      writeFileSync(path, readFileSync(path, 'utf8').slice(0, 20_000))
    })
    expect(printed()).toContain('pb-stack is off')
  })
})

test('without its migrations the pack runs, and doctor says what is off', async () => {
  const { fetch, folder } = await start((at) => {
    for (const gone of ['pb_data', 'pb_migrations']) rmSync(join(at, gone), { recursive: true })
    execFileSync(inject('binary'), ['superuser', 'upsert', EMAIL, PASSWORD, ...flagsOf(at)])
  })
  expect((await fetch('/api/stack/openapi.json')).status).toBe(200)
  const { code, out } = await stackCommand(folder, '--hooksPool=50', 'doctor')
  expect(out).toMatch(/^off +migrations/m)
  expect(code).toBe(0)
})

test('without its pages the pack runs', async () => {
  const { fetch } = await start((at) => rmSync(join(at, 'pb_public'), { recursive: true }))
  expect((await fetch('/api/stack/openapi.json')).status).toBe(200)
})

test('a broken hooks file of the project does not take the pack along', async () => {
  const { fetch, printed } = await start((at) => writeFileSync(hooks(at, 'mine.pb.js'), 'oops('))
  expect(printed()).toContain('mine.pb.js')
  expect((await fetch('/api/stack/openapi.json')).status).toBe(200)
})

test('a broken migration of the project stops PocketBase, which names the file', async () => {
  const folder = preparedFolder()
  writeFileSync(join(folder, 'pb_migrations/1800000000_mine.js'), 'migrate((app) => { oops')
  await expect(startServer(folder)).rejects.toThrow('1800000000_mine.js')
  rmSync(folder, { recursive: true })
})

test('a bug is a 500, and its stack in the log leads into the TypeScript', async () => {
  const { fetch, admin } = await start((at) =>
    writeFileSync(
      hooks(at, 'mine.pb.js'),
      `routerAdd('GET', '/bug', (e) => require(__hooks + '/pb-stack-admin.js').dispatch(
        { app: e.app, requestInfo: () => { throw new Error('a bug of ours') } }, 'openapi', 'document'))`,
    ),
  )
  const response = await fetch('/bug')
  expect(response.status).toBe(500)
  expect(await response.text()).not.toContain('a bug of ours')
  const filter = encodeURIComponent("message ~ 'pb-stack'")
  await expect
    .poll(async () => (await admin(`/api/logs?filter=${filter}`)).text(), { timeout: 30_000 })
    .toMatch(/a bug of ours.*dispatch\.ts:\d+/)
})
