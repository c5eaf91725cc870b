import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PARTS } from '../../scripts/parts.mjs'
import { ROOT } from './folders'

export interface GoModule {
  readonly folder: string
  readonly write: (path: string, content: string) => void
  /** Puts tests of `tests/fixtures` in, as the package `check`, with what all of them share. */
  readonly addCheck: (fixtures: string) => void
  /** Runs a Go command in it and returns what it prints; throws that where it fails. */
  readonly go: (...args: readonly string[]) => Promise<string>
  /** The files that gofmt would write in another way. */
  readonly unformatted: () => Promise<string>
  readonly remove: () => void
}

/** A Go module `try` in a folder of its own, which may import what a part of ours is made of; its programs see `extra`. */
export function goModule(part: keyof typeof PARTS, extra: NodeJS.ProcessEnv = {}): GoModule {
  const folder = mkdtempSync(join(tmpdir(), 'pb-stack-go-'))
  const pinned = join(ROOT, PARTS[part].go.folder)
  const text = readFileSync(join(pinned, 'go.mod'), 'utf8')
  const write = (path: string, content: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  write('go.mod', text.replace(/^module .*$/m, 'module try'))
  cpSync(join(pinned, 'go.sum'), join(folder, 'go.sum'))
  const toolchain = /^toolchain (\S+)/m.exec(text)?.[1]
  const settings = { GOTOOLCHAIN: toolchain, GOFLAGS: '-mod=mod', GOWORK: 'off' }
  const env = { ...process.env, ...settings, ...extra }
  const run = (program: string, args: readonly string[]): Promise<string> =>
    new Promise((resolve, reject) => {
      execFile(program, args, { cwd: folder, env, maxBuffer: 2 ** 26 }, (error, out, err) => {
        if (error) reject(new Error(`${program} ${args.join(' ')}\n${out}${err || error.message}`))
        else resolve(out)
      })
    })
  return {
    folder,
    write,
    addCheck: (fixtures) => {
      for (const name of [fixtures, 'go-shared']) {
        cpSync(join(ROOT, 'tests/fixtures', name), join(folder, 'check'), { recursive: true })
      }
    },
    go: (...args) => run('go', args),
    unformatted: () => run('gofmt', ['-l', '.']),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
