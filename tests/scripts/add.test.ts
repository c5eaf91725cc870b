import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { add, NEW, OLD, OWN, packRepository, pocketbaseFolder, treeOf } from './add-fixture'
import { write } from './fixture'

const SUMS = 'pb_hooks/pb-stack.sha256'

describe('a folder without the pack', () => {
  test('--dry-run says what would be added, and changes nothing', async () => {
    const place = pocketbaseFolder()
    const before = treeOf(place)
    const { code, printed } = await add(packRepository(OLD), ['--dry-run', place])
    expect(printed).toBe(
      [
        'add      pb_hooks/pb-stack.js',
        'add      pb_migrations/1_pack.js',
        'add      pb_public/stack/index.html',
        'add      pb_public/stack/old/gone.html',
        'add      pb_hooks/pb-stack.pb.js',
        'Nothing was changed (--dry-run).\n',
      ].join('\n'),
    )
    expect(code).toBe(0)
    expect(treeOf(place)).toEqual(before)
  })

  test('gets all of it, and is as before when it is removed', async () => {
    const root = packRepository(OLD)
    const place = pocketbaseFolder()
    const before = treeOf(place)
    const { code, printed } = await add(root, [place])
    expect(code, printed).toBe(0)
    expect(printed).toContain(`pb-stack 0.1.0 is in ${place}.\nRestart PocketBase if it runs.`)
    const after = treeOf(place)
    const paths = [...Object.keys(OLD), SUMS]
    const copied = paths.map((path) => [path, readFileSync(join(root, path), 'latin1')])
    const folders = ['pb_migrations', 'pb_public/stack', 'pb_public/stack/old']
    expect(after).toMatchObject({ ...before, ...Object.fromEntries(copied.slice(0, -1)) })
    expect(after[SUMS]).toContain(`# folder ${folders.join('\n# folder ')}\n`)
    expect(Object.keys(after).filter((path) => !(path in before))).toEqual(
      [...paths, ...folders].sort(),
    )
    const removed = await add(root, [place, '--remove'])
    expect(removed.code, removed.printed).toBe(0)
    expect(removed.printed).toMatch(/^remove {3}pb_hooks\/pb-stack\.pb\.js\n/)
    expect(removed.printed).toContain('The collection stack_features is there until you delete it')
    expect(treeOf(place)).toEqual(before)
  })

  test('may be named from where npm was called', async () => {
    const place = pocketbaseFolder()
    const INIT_CWD = join(place, 'pb_data')
    const { code, printed } = await add(packRepository(OLD), ['..'], { INIT_CWD })
    expect(code, printed).toBe(0)
    expect(treeOf(place)).toHaveProperty(['pb_hooks/pb-stack.js'])
  })

  test('may have its folders elsewhere', async () => {
    const root = packRepository(OLD)
    const place = pocketbaseFolder({ 'pb_data/data.db': '', 'web/index.html': '' })
    const before = treeOf(place)
    const path = (name: string): string => relative(root, join(place, name))
    const flags = ['--hooksDir', path('hooks'), `--publicDir=${join(place, 'web')}`]
    const { code, printed } = await add(root, [place, ...flags])
    expect(code, printed).toBe(0)
    expect(Object.keys(treeOf(place))).toEqual(
      expect.arrayContaining(['hooks/pb-stack.sha256', 'pb_migrations', 'web/stack/index.html']),
    )
    expect(Object.keys(treeOf(place))).not.toContain('pb_public')
    await add(root, [place, ...flags, '--remove'])
    expect(treeOf(place)).toEqual(before)
  })
})

describe('a folder with an older pack', () => {
  /** One to which the older pack was added, and the repository of the newer one. */
  async function older(): Promise<{ place: string; root: string }> {
    const place = pocketbaseFolder()
    await add(packRepository(OLD), [place])
    return { place, root: packRepository(NEW) }
  }

  test('gets the newer one, and nothing is left of the older', async () => {
    const { place, root } = await older()
    const { printed } = await add(root, [place])
    expect(printed).toMatch(
      /^remove .*gone.html\nreplace .*stack.js\nadd .*page.html\nreplace .*pb-stack.pb.js\npb-stack/,
    )
    const fresh = pocketbaseFolder()
    await add(root, [fresh])
    expect(treeOf(place)).toEqual(treeOf(fresh))
    const again = await add(root, [place])
    expect(again).toEqual({ code: 0, printed: `pb-stack 0.1.0 is in ${place} already.\n` })
  })

  test('keeps what somebody has changed, and puts the new one beside', async () => {
    const { place, root } = await older()
    const changes = {
      'pb_hooks/pb-stack.js': 'changed',
      'pb_public/stack/index.html': 'changed too',
      'pb_public/stack/old/gone.html': 'and this',
    }
    write(place, changes)
    const { code, printed } = await add(root, [place])
    expect(code).toBe(0)
    expect(printed).toMatch(/^keep +pb_hooks\/pb-stack.js\nadd +pb_hooks\/pb-stack.js.new$/m)
    expect(printed).toContain('Look at each NAME.new')
    const bundle = readFileSync(join(root, 'pb_hooks/pb-stack.js'), 'latin1')
    const beside = { 'pb_hooks/pb-stack.js.new': bundle, 'pb_public/stack/index.html.new': 'page' }
    expect(treeOf(place)).toMatchObject({ ...changes, ...beside })
    expect((await add(root, [place])).printed).toContain('already')
    expect(treeOf(place)).toMatchObject({ ...changes, ...beside })

    write(place, { 'pb_hooks/pb-stack.js': bundle })
    await add(root, [place])
    expect(treeOf(place)).not.toHaveProperty(['pb_hooks/pb-stack.js.new'])
    await add(root, [place, '--remove'])
    const { 'pb_hooks/pb-stack.js': _, ...kept } = changes
    const folders = { pb_data: 0, pb_hooks: 0, pb_public: 0, 'pb_public/stack': 0 }
    expect(Object.keys(treeOf(place))).toEqual(
      Object.keys({ ...OWN, ...kept, ...folders, 'pb_public/stack/old': 0 }).sort(),
    )
  })

  test('may have been copied by hand', async () => {
    const place = pocketbaseFolder()
    const before = treeOf(place)
    const hand = packRepository(OLD)
    write(place, OLD)
    for (const path of ['pb_hooks/pb-stack.js', SUMS]) {
      write(place, { [path]: readFileSync(join(hand, path), 'utf8') })
    }
    const root = packRepository(NEW)
    expect((await add(root, [place])).printed).not.toContain('keep')
    await add(root, [place, '--remove'])
    // Who copies by hand makes this folder.
    expect(treeOf(place)).toEqual({ ...before, pb_migrations: 'a folder' })
  })
})

test('files of the same name that never were the pack’s stay as they are', async () => {
  const root = packRepository(OLD)
  const foreign = { 'pb_public/stack/index.html': 'my stack', 'pb_hooks/pb-stack.js': 'mine' }
  const place = pocketbaseFolder({ ...OWN, ...foreign })
  const before = treeOf(place)
  expect((await add(root, [place])).code).toBe(0)
  expect(treeOf(place)).toMatchObject({ ...foreign, 'pb_public/stack/index.html.new': 'page' })
  await add(root, [place, '--remove'])
  expect(treeOf(place)).toEqual(before)
})

test('a pack that is not whole is not added', async () => {
  const root = packRepository(OLD)
  write(root, { 'pb_public/stack/index.html': 'pa' })
  const place = pocketbaseFolder()
  const before = treeOf(place)
  expect(await add(root, [place])).toEqual({
    code: 1,
    printed:
      'pb-stack: The pack is not whole: pb_public/stack/index.html is not as ' +
      'pb_hooks/pb-stack.sha256 says. Get it again, or build it.\n',
  })
  expect(treeOf(place)).toEqual(before)
})

test('--help says what there is', async () => {
  const { code, printed } = await add(packRepository(OLD), ['--help'])
  expect(code).toBe(0)
  expect(printed).toContain('--remove')
})
