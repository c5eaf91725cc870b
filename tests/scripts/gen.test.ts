import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { filesOf } from '../../scripts/files.mjs'
import { COLD } from '../support/cold'
import { EMAIL, flagsOf, PASSWORD, ROOT } from '../support/folders'
import { goModule } from '../support/go-module'
import { startServer } from '../support/server'
import { folder, runScript, write } from './fixture'
import { FILES, gen, project, stateOf } from './gen-fixture'

/** A program that is taken for ogen, and what it does with a document. */
function fakeOgen(does: string): string {
  const path = join(folder(), 'ogen')
  write(dirname(path), { ogen: `#!/bin/sh\n[ "$1" = --version ] && exit 0\n${does}\n` })
  chmodSync(path, 0o755)
  return path
}

test(
  'makes what the routes answer, and a client that go vet has no doubts about',
  async () => {
    const path = project()
    const first = await gen(path)
    expect(await first.ended, first.printed()).toBe(0)
    expect(first.out()).toMatch(/^schema .*\nTypeScript .*\nzod .*\nGo records .*\nOpenAPI/)
    expect(first.out()).toMatch(
      /\nGo client .* 11 of 11 files written\n(.*\n)*Files written in .*gen: 29\.\n$/,
    )
    const out = join(path, 'gen')
    expect(filesOf(out).filter((file) => !/^(client|events)\//.test(file))).toEqual(FILES)

    const run = join(path, '.run')
    execFileSync(inject('binary'), ['superuser', 'upsert', EMAIL, PASSWORD, ...flagsOf(run)])
    const server = await startServer(run)
    for (const file of FILES) {
      const name = file.replace('records/', '').replace('.yaml', '.json?format=yaml')
      const served = await (await server.admin(`/api/stack/${name}`)).text()
      expect(readFileSync(join(out, file), 'utf8').trimEnd()).toBe(served.trimEnd())
    }
    await server.stop()

    const module = goModule('ogen')
    for (const name of ['client', 'events']) {
      cpSync(join(out, name), join(module.folder, name), { recursive: true })
    }
    expect(await module.go('vet', './...')).toBe('')
    expect(await module.go('list', './...')).toBe('try/client\ntry/events\n')
    module.remove()
  },
  COLD,
)

describe('what cannot be made', () => {
  /** What a run that fails prints, where an earlier one has left its files. */
  async function failure(args: readonly string[], env = {}): Promise<string> {
    const path = join(folder(), 'project')
    mkdirSync(join(path, 'pb_migrations'), { recursive: true })
    write(path, { 'gen/types.ts': 'of yesterday', 'gen/client/oas_old_gen.go': 'package client' })
    write(path, { 'no.json': '{', 'old.json': '[{"name":"a","schema":[]}]' })
    const before = stateOf(join(path, 'gen'))
    const here = args.map((word) => word.replace('HERE', path))
    const run = await gen(path, here, env)
    expect(await run.ended).toBe(1)
    expect(stateOf(join(path, 'gen'))).toEqual(before)
    expect(readdirSync(path).filter((name) => name.startsWith('gen'))).toEqual(['gen'])
    return run.printed().replaceAll(path, 'HERE')
  }

  test.each([
    ['none.json', 'pb-stack: schema: There is no file to read at HERE/none.json.'],
    ['no.json', 'pb-stack: schema: HERE/no.json is not JSON.'],
    ['old.json', 'was exported by PocketBase before 0.23'],
  ])('a schema from %s', async (file, sentence) => {
    const printed = await failure(['--from', `HERE/${file}`])
    expect(printed).toContain(sentence)
    expect(printed).toMatch(/\nNothing in .*gen has been changed\.\n$/)
  })

  test('a client: all that was made before it is dropped too', async () => {
    const OGEN = fakeOgen('touch left.dump; echo "no such schema" >&2; exit 1')
    const printed = await failure([], { OGEN })
    expect(printed).toMatch(/^schema .* written\n/)
    expect(printed).toContain(
      'pb-stack: Go client (ogen): ogen makes no client of openapi.json:\nno such schema\nNothing',
    )
    expect(readdirSync(ROOT)).not.toContain('left.dump')
  })

  test('an ogen that is none', async () => {
    expect(await failure([], { OGEN: '/none' })).toContain('$OGEN cannot be used: ')
  })

  test.each([
    [['--out', 'HERE/no.json'], 'HERE/no.json is a file; --out takes a folder.'],
    [['--out', 'HERE/no.json/gen'], 'Nothing can be written beside HERE/no.json/gen: '],
    [['--form', 'x'], "Unknown option '--form'. `npm run gen -- --help` shows what there is."],
    [['--project', 'HERE/none'], 'There is no folder HERE/none.'],
  ])('with %j', async (args, sentence) => {
    expect(await failure(args)).toContain(`pb-stack: ${sentence}`)
  })

  test('Ctrl-C leaves nothing behind', async () => {
    const path = project()
    const OGEN = fakeOgen('exec sleep 600')
    const run = await runScript(ROOT, ['gen.mjs', '--project', path], { OGEN })
    await run.until('openapi.yaml')
    run.child.kill('SIGINT')
    expect(await run.ended).toBe(1)
    expect(readdirSync(path)).not.toContainEqual(expect.stringMatching(/^gen/))
  })
})

test('--help says what there is', async () => {
  const run = await gen('.', ['--help'])
  expect(await run.ended).toBe(0)
  expect(run.out()).toContain('--from FILE')
})
