import { readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { FOLDERS } from '../../scripts/pocketbase.mjs'
import { sourcesHash } from '../../scripts/sources.mjs'
import { packSums, SUMS, sumsText } from '../../scripts/sums.mjs'
import { folder, repository, runScript, write } from './fixture'

type Files = Readonly<Record<string, string>>

/** Two versions of a small pack: of the newer one two files are others, one is gone, one new. */
export const OLD: Files = {
  'pb_hooks/pb-stack.js': 'bundle 1',
  'pb_hooks/pb-stack.pb.js': 'loader 1',
  'pb_migrations/1_pack.js': 'migration',
  'pb_public/stack/old/gone.html': 'gone',
  'pb_public/stack/index.html': 'page',
}
export const NEW: Files = {
  'pb_hooks/pb-stack.js': 'bundle 2',
  'pb_hooks/pb-stack.pb.js': 'loader 2',
  'pb_migrations/1_pack.js': 'migration',
  'pb_public/stack/new/page.html': 'new',
  'pb_public/stack/index.html': 'page',
}

/** What somebody has of their own in a PocketBase folder. */
export const OWN: Files = {
  'pb_data/data.db': 'data',
  'pb_hooks/mine.pb.js': 'mine',
  'pb_public/index.html': 'my page',
}

/** A repository of its own with this pack, as a build leaves it. */
export function packRepository(files: Files): string {
  const root = repository()
  for (const name of FOLDERS) rmSync(join(root, name), { recursive: true, force: true })
  const bundle = 'pb_hooks/pb-stack.js'
  const built = `// pb-stack 0.1.0 sources ${sourcesHash(root)}\n// ${files[bundle]}`
  write(root, { ...files, [bundle]: built })
  write(root, { [SUMS]: sumsText(packSums(root, '0.1.0')) })
  return root
}

/** A folder with files of a PocketBase in it; its path has a space and letters beyond ASCII. */
export function pocketbaseFolder(files: Files = OWN): string {
  const path = join(folder(), 'mein Büro')
  write(path, files)
  return path
}

interface Ran {
  readonly code: number | null
  readonly printed: string
}

/** `npm run add` of a repository, to its end. */
export async function add(
  root: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<Ran> {
  const run = await runScript(root, ['add.mjs', ...args], { INIT_CWD: root, ...env })
  return { code: await run.ended, printed: run.printed() }
}

/** Everything below a folder: each file with its content, each folder as it is. */
export function treeOf(root: string): Readonly<Record<string, string>> {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()
  return Object.fromEntries(
    paths.map((path) => {
      const isFile = statSync(join(root, path)).isFile()
      return [path, isFile ? readFileSync(join(root, path), 'latin1') : 'a folder']
    }),
  )
}

/** The environment in which the n-th call of a function that writes files does something else. */
export function atWrite(n: number, does: 'is killed' | 'fails'): NodeJS.ProcessEnv {
  const effects = "['mkdirSync', 'writeFileSync', 'renameSync', 'rmSync', 'rmdirSync']"
  const code = `
    import fs from 'node:fs'
    import { syncBuiltinESMExports } from 'node:module'
    let left = ${n}
    for (const name of ${effects}) {
      const real = fs[name]
      fs[name] = (path, ...rest) => {
        if (left-- > 1 || ${does === 'fails'} && left < 0) return real(path, ...rest)
        if (name === 'writeFileSync') real(path, rest[0].slice(0, rest[0].length / 2))
        if (${does === 'is killed'}) process.kill(process.pid, 'SIGKILL')
        throw Object.assign(new Error('ENOSPC: no space left'), { syscall: name })
      }
    }
    syncBuiltinESMExports()
  `
  return { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(code)}` }
}
