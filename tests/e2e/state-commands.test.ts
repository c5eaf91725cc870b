import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { preparedFolder, type Server, stackCommand, startServer } from '../support/server'

/** Notes which process changes collections: the server, or a command by itself. */
const WITNESS = `
  onCollectionUpdateExecute((e) => {
    $os.writeFile($app.dataDir() + '/witness.txt', $os.args[1], 0o644)
    return e.next()
  })
`

const POSTS = {
  name: 'posts',
  type: 'base',
  fields: [
    { name: 'title', type: 'text' },
    { name: 'body', type: 'text' },
  ],
}

let server: Server
beforeAll(async () => {
  const folder = preparedFolder()
  writeFileSync(join(folder, 'pb_hooks/witness.pb.js'), WITNESS)
  server = await startServer(folder)
  await server.admin('/api/collections', { method: 'POST', json: POSTS })
  const json = { title: 'one', body: 'much' }
  await server.admin('/api/collections/posts/records', { method: 'POST', json })
})
afterAll(() => server.stop())

const stack = (...args: string[]) => stackCommand(server.folder, ...args)

const witness = () => readFileSync(join(server.folder, 'pb_data/witness.txt'), 'utf8')

/** A file with a document: its name says whether it is YAML. */
function file(name: string, document: unknown): string {
  const path = join(server.folder, name)
  writeFileSync(path, typeof document === 'string' ? document : JSON.stringify(document))
  return path
}

const withPosts = (of: object) => ({ collections: [{ name: 'users' }, { ...POSTS, ...of }] })

describe('stack export', () => {
  test.each(['json', 'yaml'])('prints a document in %s, which changes nothing', async (format) => {
    const { code, out } = await stack('export', `--format=${format}`)
    expect(code).toBe(0)
    const names = parse(out).collections.map(({ name }: { name: string }) => name)
    expect(names).toEqual(['_superusers', 'posts', 'users'])
    const plan = await stack('plan', file(`export.${format}`, out))
    expect(plan).toMatchObject({ code: 0, out: 'Nothing to change.\n' })
  })

  test('is not made in other forms', async () => {
    expect(await stack('export', '--format=xml')).toMatchObject({ code: 1, out: '' })
  })
})

describe('stack plan', () => {
  const document = {
    settings: { meta: { appName: 'Planned' } },
    ...withPosts({ listRule: '', fields: [POSTS.fields[0]] }),
  }
  const DIFF = `~ settings meta
    appName: "Acme" -> "Planned"
~ collection posts
    listRule: null -> ""
- field posts.body

Plan: 2 to update, 1 to delete.
Mind: posts: listRule: opens it to everyone, to list its records
Lost: posts.body: drops the field with its values (1 of 1 records)
`

  test('shows what would change, and ends with 2', async () => {
    expect(await stack('plan', file('plan.json', document))).toMatchObject({ code: 2, out: DIFF })
  })

  test('asks another server with --url, for whoever has a token', async () => {
    const path = file('plan.json', document)
    const url = `--url=${server.url}`
    const asked = await stack('plan', path, url, `--token=${server.superuser}`)
    expect(asked).toMatchObject({ code: 2, out: DIFF })
    const refused = await stack('plan', path, url, '--token=wrong')
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('This token is wrong')
    const nobody = await stack('plan', path, '--url=http://127.0.0.1:1', '--token=x')
    expect(nobody.err).toContain('Nobody answers at http://127.0.0.1:1.')
  })

  test.each<[string, unknown, string]>([
    ['unknown.json', { settings: { meta: { appUrl: '' } } }, 'did you mean "appURL"?'],
    ['wrong.json', '{', 'wrong.json is not JSON'],
    ['wrong.yaml', 'a: [', 'wrong.yaml is not YAML'],
    [
      'refused.yaml',
      'settings: { meta: { appName: "" } }',
      'settings.meta.appName: Cannot be blank.',
    ],
  ])('fails on %s, and says why', async (name, text, says) => {
    const { code, out, err } = await stack('plan', file(name, text))
    expect(err).toContain(says)
    expect({ code, out }).toEqual({ code: 1, out: '' })
  })

  test('fails without a file', async () => {
    expect((await stack('plan')).err).toContain('FILE is missing.')
    expect((await stack('plan', 'nothing.json')).err).toContain('no file to read at nothing.json')
  })
})

describe('stack apply', () => {
  test('goes through the server that runs, which knows at once', async () => {
    const path = file(
      'apply.yaml',
      `
      collections:
        - name: users
        - { name: posts, viewRule: '', listRule: '' }
    `,
    )
    const { code, out } = await stack('apply', path)
    expect(out).toContain('Applied.')
    expect(code).toBe(0)
    expect(witness()).toBe('serve')
    expect((await server.fetch('/api/collections/posts/records')).status).toBe(200)
    expect(await stack('apply', path)).toMatchObject({ code: 0, out: 'Nothing to change.\n' })
  })

  test('loses nothing that it may not lose, and has it in a backup then', async () => {
    const path = file('lose.json', withPosts({ fields: [POSTS.fields[0]] }))
    const refused = await stack('apply', path)
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('posts.body: drops the field with its values (1 records)')
    expect(refused.err).toContain('--allow-destroy=posts.body')
    const { code, out } = await stack('apply', path, '--allow-destroy=posts.body')
    expect(code).toBe(0)
    const [, backup] = /in the backup (\S+\.zip)\./.exec(out) ?? []
    const backups = (await (await server.admin('/api/backups')).json()) as { key: string }[]
    expect(backups.map(({ key }) => key)).toEqual([backup])
  })

  test('works where no server runs', async () => {
    await server.kill()
    const path = file('alone.json', withPosts({ fields: [POSTS.fields[0]], createRule: '' }))
    expect((await stack('plan', path)).code).toBe(2)
    expect((await stack('apply', path)).out).toContain('Applied.')
    expect(witness()).toBe('stack')
    expect((await stack('plan', path)).code).toBe(0)
    server = await startServer(server.folder)
    const json = { title: 'two' }
    const created = await server.fetch('/api/collections/posts/records', { method: 'POST', json })
    expect(created.status).toBe(200)
  })
})
