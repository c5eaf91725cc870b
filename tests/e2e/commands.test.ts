import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { FIXTURES } from '../support/schemas'
import { preparedFolder, type Server, stackCommand, startServer } from '../support/server'
import { has, lacking } from '../support/versions'

const RULES = FIXTURES.find(({ name }) => name === 'rules')?.collections ?? []

let server: Server
beforeAll(async () => {
  server = await startServer()
  await server.admin('/api/collections/import', { method: 'PUT', json: { collections: RULES } })
})
afterAll(() => server.stop())

const stack = (...args: string[]) => stackCommand(server.folder, ...args)

test('stack --help lists the commands', async () => {
  const { code, out } = await stack('--help')
  expect(code).toBe(0)
  for (const command of ['doctor', 'openapi', 'schema']) expect(out).toContain(command)
})

test('--help works beside the binary, where PocketBase looks by itself', async () => {
  const binary = join(server.folder, process.platform === 'win32' ? 'pb.exe' : 'pb')
  copyFileSync(inject('binary'), binary)
  const { stdout } = await promisify(execFile)(binary, ['stack', 'openapi', '--help'])
  expect(stdout).toContain('--as')
})

describe('stack openapi', () => {
  test.each(['guest', 'members', 'superuser'])('prints the bytes that a %s gets', async (as) => {
    const served = await server.admin(`/api/stack/openapi.json?as=${as}`)
    const { code, out } = await stack('openapi', `--as=${as}`)
    expect(code).toBe(0)
    expect(out).toBe(`${await served.text()}\n`)
  })

  test('describes a file of exported collections', async () => {
    const file = join(server.folder, 'rules.json')
    writeFileSync(file, JSON.stringify(RULES))
    const { code, out } = await stack('openapi', `--from=${file}`)
    expect(code).toBe(0)
    expect(JSON.parse(out).paths).toHaveProperty(['/api/collections/open/records'])
  })

  test('prints the bytes that a later start serves, though no server has ever started', async () => {
    const folder = preparedFolder()
    const { out } = await stackCommand(folder, 'openapi')
    const later = await startServer(folder)
    expect(`${await (await later.admin('/api/stack/openapi.json')).text()}\n`).toBe(out)
    const { paths } = JSON.parse(out)
    expect(Object.hasOwn(paths, '/api/sql')).toBe(has('POST /api/sql'))
    await later.stop()
  })

  test('leaves out the routes that the last start of this binary did not find', async () => {
    const file = join(server.folder, 'pb_data/.pb-stack-start.json')
    const found = JSON.parse(readFileSync(file, 'utf8'))
    writeFileSync(file, JSON.stringify({ ...found, missing: ['GET /api/crons'] }))
    expect((await stack('openapi')).out).not.toContain('"/api/crons"')
    writeFileSync(file, JSON.stringify({ binary: 'another', missing: ['GET /api/crons'] }))
    expect((await stack('openapi')).out).toContain('"/api/crons"')
    writeFileSync(file, JSON.stringify(found))
  })

  test.each([['--version=3.0'], ['--format=yaml'], ['--version', '3.0', '--format', 'yaml']])(
    'prints other forms with %s',
    async (...flags) => {
      const query = flags.join('=').replaceAll('--', '').replaceAll('=format', '&format')
      const served = await server.admin(`/api/stack/openapi.json?${query}`)
      const { out } = await stack('openapi', ...flags)
      expect(out.trimEnd()).toBe((await served.text()).trimEnd())
    },
  )

  test('fails for an audience that is none', async () => {
    const { code, out, err } = await stack('openapi', '--as=nobody')
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(err).toContain('"nobody" is not guest, superuser or an auth collection')
  })
})

describe('stack schema', () => {
  test('prints the bytes of the route', async () => {
    const served = await server.admin('/api/stack/schema.json')
    expect((await stack('schema')).out).toBe(await served.text())
  })

  test.each([
    ['no file', undefined, 'not_found'],
    ['no JSON', 'collections: []', 'bad_request'],
    ['no schema', '{"posts":1}', 'bad_schema'],
  ])('fails on %s', async (name, text, code) => {
    const file = join(server.folder, `${name}.json`)
    if (text !== undefined) writeFileSync(file, text)
    const result = await stack('schema', `--from=${file}`)
    expect(result.code).toBe(1)
    expect(result.err).toContain(`(${code})`)
  })
})

describe('stack doctor', () => {
  const doctor = () => stack('--hooksPool=50', 'doctor')

  test('finds nothing wrong', async () => {
    const { code, out } = await doctor()
    expect(out).toMatch(/^ok +pack +pb-stack/m)
    expect(out).not.toMatch(/^warn/m)
    expect(code).toBe(0)
  })

  test('says what this PocketBase lacks, and that is all that is off', async () => {
    const said = (await doctor()).out.match(/^off .*/gm) ?? []
    expect(said.map((line) => line.replaceAll(/ +/g, ' '))).toEqual(
      lacking().map((what) => {
        const setting = what.startsWith('field.')
          ? 'the option help of fields'
          : `the setting ${what}`
        const named = what.includes(' ') ? what : setting
        return `off pocketbase lacks ${named}: left out of the documents`
      }),
    )
  })

  test('finds that out by itself, though no server has ever started', async () => {
    const folder = preparedFolder()
    const { code, out } = await stackCommand(folder, '--hooksPool=50', 'doctor')
    expect(out.match(/^off +pocketbase /gm) ?? []).toHaveLength(lacking().length)
    expect(code).toBe(0)
    rmSync(folder, { recursive: true })
  })

  test('tells that the pool is small, with exit code 1', async () => {
    const { code, out } = await stack('doctor')
    expect(out).toMatch(
      /^warn +pool +15 VMs, \d+ made for requests since the last start: start with --hooksPool 50/m,
    )
    expect(code).toBe(1)
  })

  test('tells what is switched off', async () => {
    const { items } = (await (
      await server.admin("/api/collections/stack_features/records?filter=(name='openapi')")
    ).json()) as { items: { id: string }[] }
    const path = `/api/collections/stack_features/records/${items[0]?.id}`
    await server.admin(path, { method: 'PATCH', json: { off: true } })
    expect((await doctor()).out).toMatch(/^off +openapi/m)
    await server.admin(path, { method: 'PATCH', json: { off: false } })
    expect((await doctor()).out).toMatch(/^ok +openapi/m)
  })

  test('tells of missing pages, and of a neighbour', async () => {
    writeFileSync(join(server.folder, 'pb_hooks/mine.pb.js'), '// mine')
    rmSync(join(server.folder, 'pb_public/stack'), { recursive: true })
    const { code, out } = await doctor()
    expect(out).toMatch(/^off +pages/m)
    expect(out).toMatch(/^ok +hooks +beside mine\.pb\.js/m)
    expect(code).toBe(0)
    mkdirSync(join(server.folder, 'pb_public/stack'))
  })
})
