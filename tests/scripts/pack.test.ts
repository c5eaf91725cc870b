import { execFile } from 'node:child_process'
import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { expect, inject, test } from 'vitest'
import { ROOT } from '../../scripts/main.mjs'
import { SUMS, sumOf } from '../../scripts/sums.mjs'
import { zipMember } from '../../scripts/zip.mjs'
import { add, pocketbaseFolder, treeOf } from './add-fixture'
import { folder, runScript, write } from './fixture'
import { command, serve } from './served'

const PACK = join(ROOT, '.pack')

/** `npm run pack`, and the zip that it makes. */
async function packed(env: NodeJS.ProcessEnv = {}): Promise<Buffer> {
  const run = await runScript(ROOT, ['pack.mjs'], env)
  expect(await run.ended, run.printed()).toBe(0)
  return readFileSync(join(PACK, 'pb-stack-0.1.0.zip'))
}

/** The paths that the pack's list names. */
function listed(list: string): readonly string[] {
  return [...list.matchAll(/^[0-9a-f]{64} {2}(.+)$/gm)].map(([, path]) => String(path))
}

interface Entry {
  readonly name: string
  readonly crc: number
  readonly time: number
  readonly mode: string
}

/** What the directory of a zip archive says of each file (APPNOTE.TXT 4.3.12). */
function entriesOf(zip: Buffer): readonly Entry[] {
  const end = zip.length - 22
  const entries: Entry[] = []
  for (let at = zip.readUInt32LE(end + 16); at < end; ) {
    const nameEnd = at + 46 + zip.readUInt16LE(at + 28)
    entries.push({
      name: zip.toString('utf8', at + 46, nameEnd),
      crc: zip.readUInt32LE(at + 16),
      time: zip.readUInt32LE(at + 12),
      mode: zip.readUInt16LE(at + 40).toString(8),
    })
    at = nameEnd + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
  return entries
}

/** The end of a gzip has the CRC of what is in it. */
const crcOf = (content: Buffer): number => gzipSync(content).subarray(-8).readUInt32LE()

test('the zip has the same bytes at any place and time, and the checksum beside it', async () => {
  const zip = await packed({ TZ: 'America/St_Johns' })
  expect(sumOf(await packed({ TZ: 'Asia/Tokyo', LC_ALL: 'C' }))).toBe(sumOf(zip))
  expect(readFileSync(join(PACK, 'SHA256SUMS'), 'utf8')).toBe(`${sumOf(zip)}  pb-stack-0.1.0.zip\n`)
})

test('the zip has the pack and nothing else, each file as it is here', async () => {
  const zip = await packed()
  const paths = listed(zipMember(zip, SUMS).toString())
  expect(paths).toContain('pb_public/stack/LICENSES.txt')
  const expected = [...paths, SUMS].sort().map((name) => {
    const content = readFileSync(join(ROOT, name))
    expect(sumOf(zipMember(zip, name)), name).toBe(sumOf(content))
    return { name, crc: crcOf(content), time: (1 << 21) | (1 << 16), mode: '100644' }
  })
  expect(entriesOf(zip)).toEqual(expected)
})

test('unpacked beside a bare PocketBase, it needs nothing else', async () => {
  const zip = await packed()
  const place = pocketbaseFolder({})
  for (const { name } of entriesOf(zip)) write(place, { [name]: zipMember(zip, name).toString() })
  copyFileSync(inject('binary'), join(place, 'pocketbase'))
  const caller = { program: './pocketbase', cwd: place, flags: [], env: { PATH: '' } }
  const server = await serve(caller)
  expect((await server.text('/api/stack/openapi.json'))[1]).toContain('"openapi"')
  expect((await server.text('/stack/docs/'))[0]).toBe(200)
  const says = command(caller, 'stack', 'doctor').trimEnd().split('\n')
  expect(says.filter((line) => !line.startsWith('ok '))).toEqual([])
  await server.stop()
  // What was unpacked is known to `add`.
  expect((await add(ROOT, [place, '--dry-run'])).printed).toBe('Nothing was changed (--dry-run).\n')
})

test('npm pack makes a package that adds the pack, without a network', async () => {
  const npm = (cwd: string, ...args: readonly string[]) =>
    promisify(execFile)('npm', ['--offline', '--cache', join(away, 'cache'), ...args], { cwd })
  const away = folder()
  await npm(ROOT, 'pack', '--pack-destination', away)
  const here = join(away, 'empty')
  write(here, { 'package.json': '{}' })
  await npm(here, 'install', join(away, 'pb-stack-0.1.0.tgz'))
  expect(readdirSync(join(here, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual([
    'pb-stack',
  ])

  const place = pocketbaseFolder()
  const before = treeOf(place)
  const npx = (...args: readonly string[]) => npm(here, 'exec', '--', 'pb-stack', ...args)
  expect((await npx('add', place)).stdout).toContain(`pb-stack 0.1.0 is in ${place}.`)
  const alike = pocketbaseFolder()
  await add(ROOT, [alike])
  expect(treeOf(place)).toEqual(treeOf(alike))
  await npx('add', '--remove', place)
  expect(treeOf(place)).toEqual(before)

  expect((await npx()).stdout).toContain('npx pb-stack add DIR [options]')
  await expect(npx('start')).rejects.toThrow('pb-stack: There is no command "start".')
  await expect(npx('add')).rejects.toThrow('`npx pb-stack add --help` shows what there is.')
}, 120_000)

test('it takes no arguments', async () => {
  const run = await runScript(ROOT, ['pack.mjs', '--out'])
  expect(await run.ended).toBe(1)
  expect(run.printed()).toBe('pb-stack: `npm run pack` takes no arguments, not "--out".\n')
})
