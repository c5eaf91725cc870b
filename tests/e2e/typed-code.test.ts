import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import PocketBase from 'pocketbase'
import { generateFromSchema } from 'pocketbase-typegen'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ZodType } from 'zod'
import { readModel } from '../../pb_hooks_src/model/read'
import { readSnapshot } from '../../pb_hooks_src/schema/read-snapshot'
import type { CollectionJson } from '../../pb_hooks_src/schema/snapshot'
import { typescript } from '../../pb_hooks_src/types/typescript'
import { zod } from '../../pb_hooks_src/types/zod'
import { command, demoFolder } from '../support/demo'
import { EMAIL, PASSWORD, ROOT } from '../support/folders'
import { FIXTURES, realSchemas } from '../support/schemas'
import { type Server, stackCommand, startServer } from '../support/server'
import { codeFolder, complaints, loaded } from '../support/typed-code'
import { typegenProgram } from '../support/typegen-program'

/** pocketbase-typegen writes no TypeScript for names such as `2024_stats` and `___`. */
const SPEAKABLE = FIXTURES.filter(({ name }) => name !== 'odd-names')

let server: Server
let demo: readonly CollectionJson[]
beforeAll(async () => {
  const folder = demoFolder()
  await command(folder, 'demo', 'seed', '--tickets=60')
  server = await startServer(folder)
  demo = ((await (await server.admin('/api/collections?perPage=500')).json()) as Items).items
})
afterAll(() => server.stop())

interface Items {
  readonly items: readonly CollectionJson[]
}

const modelOf = (collections: unknown) => readModel(readSnapshot(collections))

describe.each(['types', 'zod'])('%s.ts', (name) => {
  const path = `/api/stack/${name}.ts`

  test('is the same from the route and the command, with an ETag', async () => {
    const response = await server.admin(path)
    const etag = response.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[0-9a-f]{32}"$/)
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    const { code, out } = await stackCommand(server.folder, name)
    expect([code, out]).toEqual([0, await response.text()])
    const headers = { 'If-None-Match': etag }
    const again = await server.fetch(path, { token: server.superuser, headers })
    expect(again.status).toBe(304)
  })

  test('has the bytes that Node makes of the same schema', async () => {
    const print = name === 'types' ? typescript : zod
    expect(await (await server.admin(path)).text()).toBe(print(modelOf(demo)))
  })

  test('is for superusers', async () => {
    expect((await server.fetch(path)).status).toBe(401)
  })
})

test('the code of every schema compiles, and its schemas fit its types', () => {
  const schemas = [...FIXTURES, ...realSchemas('valid'), { name: 'demo', collections: demo }]
  const files = schemas.flatMap(({ name, collections }) => {
    const model = modelOf(collections)
    const fits = model.collections.flatMap(({ typeName, kind }) => [
      `export const ${typeName} = (value: z.output<typeof Z.${typeName}RecordSchema>): Omit<T.${typeName}Record, '__proto__'> => value`,
      ...(kind === 'view' ? [] : ['Create', 'Update']).map(
        (body) =>
          `export const ${typeName}${body} = (value: T.${typeName}${body}): z.input<typeof Z.${typeName}${body}Schema> => value`,
      ),
    ])
    const imports = [`import type * as z from 'zod'`].concat(
      `import type * as T from './${name}-types'`,
      `import type * as Z from './${name}-zod'`,
    )
    return [
      [`${name}-types.ts`, typescript(model)],
      [`${name}-zod.ts`, zod(model)],
      [`${name}-fits.ts`, [...imports, ...fits].join('\n')],
    ] as const
  })
  expect(complaints(codeFolder(Object.fromEntries(files)))).toBe('')
})

describe('who uses pocketbase-typegen can change the file', () => {
  const programs = (program: string, collections: readonly unknown[]) => {
    const typegen = generateFromSchema(structuredClone([...collections]))
    const model = modelOf(collections)
    const source = program || typegenProgram(model, typegen)
    return [
      complaints(codeFolder({ 'schema.ts': typegen, 'program.ts': source })),
      complaints(codeFolder({ 'schema.ts': typescript(model), 'program.ts': source })),
    ]
  }

  test.each(SPEAKABLE)('$name: all names, fields, creates and updates', ({ collections }) => {
    expect(programs('', collections)).toEqual(['', ''])
  })

  test('the demo: all names, fields, creates and updates', () => {
    expect(programs('', demo)).toEqual(['', ''])
  })

  test('the demo: an application', () => {
    const program = readFileSync(join(ROOT, 'tests/fixtures/programs/switch-demo.txt'), 'utf8')
    expect(programs(program, demo)).toEqual(['', ''])
  })
})

test('expand is typed along links, back and in circles', async () => {
  const program = `
    import PocketBase from 'pocketbase'
    import type { TypedPocketBase } from './schema'
    const pb = new PocketBase('x') as TypedPocketBase
    const ticket = await pb.collection('tickets').getOne('id', { expand: 'predecessor.customer' })
    export const name: string | undefined =
      ticket.expand?.predecessor?.expand?.predecessor?.expand?.customer?.name
    export const pictures: string[] | undefined =
      ticket.expand?.photos_via_ticket?.map(({ picture }) => picture)
    // @ts-expect-error: customers do not repair
    export const wrong = ticket.expand?.customer?.expand?.assignee
    // @ts-expect-error: a bool is always there
    export const never: undefined = ticket.warranty
    // @ts-expect-error: not one of the options
    export const bad: typeof ticket.status = 'lost'
    export const none: typeof ticket.priority = ''
    await pb.collection('tickets').update('id', { 'helpers+': ['id'], 'price-': 1 })`
  const files = { 'schema.ts': typescript(modelOf(demo)), 'program.ts': program }
  expect(complaints(codeFolder(files))).toBe('')
})

test('zod.ts reads the records that a server answers', async () => {
  const code = await loaded(await (await server.admin('/api/stack/zod.ts')).text())
  const schemas = code.schemas as Readonly<Record<string, { readonly record: ZodType }>>
  const pb = new PocketBase(server.url)
  await pb.collection('_superusers').authWithPassword(EMAIL, PASSWORD)
  let read = 0
  for (const { name } of demo) {
    for (const record of await pb.collection(name).getFullList()) {
      expect(schemas[name]?.record.parse(record)).toEqual(record)
      read++
    }
  }
  expect(read).toBeGreaterThan(150)
})
