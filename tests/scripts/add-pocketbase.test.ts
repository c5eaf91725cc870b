import { copyFileSync, mkdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { ROOT } from '../../scripts/main.mjs'
import { add, pocketbaseFolder, treeOf } from './add-fixture'
import { type Caller, command, type Served, serve } from './served'

const route = (name: string): string =>
  `routerAdd('GET', '/${name}', (e) => e.string(200, 'hook ${name}'))`

/** A project of somebody: hooks that are loaded before and after the pack's, a migration, pages. */
const PROJECT = {
  'pb_hooks/a-first.pb.js': route('first'),
  'pb_hooks/z-last.pb.js': route('last'),
  'pb_hooks/views/row.html': '<p>row</p>',
  'pb_migrations/1600000000_notes.js':
    "migrate((app) => app.save(new Collection({ name: 'notes', type: 'base', listRule: '', " +
    "fields: [{ name: 'text', type: 'text' }] })))",
  'pb_public/index.html': 'my page',
  'pb_public/stack.html': 'my stack',
}

/** How PocketBase may be called: where from, and with which folders. */
const CALLERS: Readonly<Record<string, (place: string, elsewhere: string) => Caller>> = {
  'in its folder': (place) => ({ program: './pocketbase', cwd: place, flags: [] }),
  'from elsewhere, by a relative path': (place, elsewhere) => ({
    program: join(relative(elsewhere, place), 'pocketbase'),
    cwd: elsewhere,
    flags: [],
  }),
  'from elsewhere, with relative folders': (place, elsewhere) => ({
    program: inject('binary'),
    cwd: elsewhere,
    flags: foldersIn(relative(elsewhere, place)),
  }),
  'from elsewhere, with absolute folders': (place, elsewhere) => ({
    program: inject('binary'),
    cwd: elsewhere,
    flags: foldersIn(place),
  }),
}

const foldersIn = (place: string): string[] => [
  `--dir=${join(place, 'pb_data')}`,
  `--hooksDir=${join(place, 'pb_hooks')}`,
  `--migrationsDir=${join(place, 'pb_migrations')}`,
  `--publicDir=${join(place, 'pb_public')}`,
]

/** A folder with PocketBase and a project, and one elsewhere to call it from. */
function project(): { place: string; elsewhere: string } {
  const place = pocketbaseFolder(PROJECT)
  copyFileSync(inject('binary'), join(place, 'pocketbase'))
  const elsewhere = join(place, '../else where')
  mkdirSync(elsewhere)
  return { place, elsewhere }
}

/** The project answers as it always did. */
async function ownAnswers({ text }: Served): Promise<void> {
  expect(await text('/first')).toEqual([200, 'hook first'])
  expect(await text('/last')).toEqual([200, 'hook last'])
  expect(await text('/')).toEqual([200, 'my page'])
  expect(await text('/stack.html')).toEqual([200, 'my stack'])
  expect((await text('/api/collections/notes/records'))[0]).toBe(200)
}

/** What lies in a folder but the data, into which PocketBase writes. */
function withoutData(place: string): object {
  const files = Object.entries(treeOf(place)).filter(([path]) => !path.startsWith('pb_data'))
  return Object.fromEntries(files)
}

describe('the pack in a PocketBase with hooks, a migration and pages of its own', () => {
  test.each(Object.keys(CALLERS))('that is started %s', async (how) => {
    const { place, elsewhere } = project()
    const before = treeOf(place)
    const caller = CALLERS[how]?.(place, elsewhere) ?? expect.unreachable()
    const added = await add(ROOT, [relative(elsewhere, place)], { INIT_CWD: elsewhere })
    expect(added.code, added.printed).toBe(0)

    const server = await serve(caller)
    await ownAnswers(server)
    expect((await server.text('/api/stack/openapi.json'))[1]).toContain(
      '/api/collections/notes/records',
    )
    expect((await server.text('/stack/'))[1]).toContain('gui.js')
    const says = command(caller, 'stack', 'doctor').trimEnd().split('\n')
    expect(says.filter((line) => !/^ok |^off +pocketbase +lacks /.test(line))).toEqual([])
    expect(says.join('\n')).toMatch(
      /beside a-first.pb.js\n(.*\n)*.*migrations +stack_features is applied/,
    )

    const whileItRuns = await add(ROOT, [place, '--remove'])
    expect(whileItRuns.printed).toMatch(/^pb-stack: PocketBase runs in .*Stop it first/)
    expect(whileItRuns.code).toBe(1)
    await server.stop()
    const removed = await add(ROOT, [place, '--remove'])
    expect(removed.code, removed.printed).toBe(0)
    expect(withoutData(place)).toEqual(before)

    const bare = await serve(caller)
    await ownAnswers(bare)
    // Where there is nothing, PocketBase answers with the page of the root.
    expect(await bare.text('/api/stack/openapi.json')).toEqual([200, 'my page'])
    expect((await bare.text('/api/collections/stack_features/records'))[0]).toBe(403)
  })

  test('may come back, whatever became of its collection and of its migration', async () => {
    const { place, elsewhere } = project()
    const caller = CALLERS['in its folder']?.(place, elsewhere) ?? expect.unreachable()
    await add(ROOT, [place])
    command(caller, 'migrate', 'up')
    await add(ROOT, [place, '--remove'])
    command(caller, 'migrate', 'history-sync')
    await add(ROOT, [place])
    expect(command(caller, 'migrate', 'up')).toContain('Applied 1700000000_stack_features.js')
    expect(command(caller, 'stack', 'doctor')).toMatch(
      /^ok +migrations +stack_declared is applied$/m,
    )
  })

  test('is seen to run, though its data are elsewhere', async () => {
    const { place, elsewhere } = project()
    const flags = [`--dir=${join(elsewhere, 'data')}`]
    const server = await serve({ program: './pocketbase', cwd: place, flags })
    const refused = await add(ROOT, [place])
    expect(refused.printed).toBe(
      `pb-stack: PocketBase runs in ${place}. Stop it first; or add --force: then it restarts ` +
        'itself, perhaps more than once.\n',
    )
    expect(refused.code).toBe(1)
    await server.stop()
    expect((await add(ROOT, [place, '--dry-run'])).code).toBe(0)
  })

  test('is put under a server that runs with --force only, and is there after a restart', async () => {
    const { place, elsewhere } = project()
    const caller = CALLERS['in its folder']?.(place, elsewhere) ?? expect.unreachable()
    const running = await serve(caller)
    expect((await add(ROOT, [place])).printed).toContain('PocketBase runs in')
    expect((await add(ROOT, [place, '--force'])).code).toBe(0)
    await running.stop()
    const server = await serve(caller)
    expect((await server.text('/api/stack/openapi.json'))[1]).toContain('"openapi"')
    await ownAnswers(server)
  })
})
