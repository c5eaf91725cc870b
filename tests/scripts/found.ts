import { chmodSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { find } from '../../scripts/find.mjs'
import { write } from './fixture'
import { FAKE_BINARY } from './release-page'
import { zipArchive } from './zip-archive'

/** The archive of PocketBase's release for linux/amd64: its name, and one that is as it should be. */
export const ASSET = 'pocketbase_0.40.4_linux_amd64.zip'
export const GOOD = zipArchive({ 'LICENSE.md': 'MIT', pocketbase: FAKE_BINARY })

/** The name under which it is kept in `.dep`. */
export const KEPT = 'pocketbase-0.40.4'

/** Writes a program into a repository and returns its path. */
export function writeExecutable(root: string, path: string, content: string): string {
  write(root, { [path]: content })
  chmodSync(join(root, path), 0o755)
  return join(root, path)
}

interface Outcome {
  readonly path: string | undefined
  readonly message: string
  readonly printed: string
  /** What lies in `.dep` afterwards. */
  readonly kept: readonly string[]
}

/** `find` as on linux/amd64, where nothing is to be had unless `env` or `root` say otherwise. */
export async function found(
  root: string,
  env: NodeJS.ProcessEnv = {},
  limits = {},
): Promise<Outcome> {
  let printed = ''
  const write = (text: string): void => {
    printed += text
  }
  let message = ''
  const path = await find('pocketbase', {
    root,
    env: { PATH: join(root, 'bin'), PB_STACK_MIRROR: 'http://127.0.0.1:2', ...env },
    platform: { os: 'linux', arch: 'x64' },
    out: { write },
    ...limits,
  }).catch((error) => {
    message = error.message
    return undefined
  })
  const dep = join(root, '.dep')
  return { path, message, printed, kept: existsSync(dep) ? readdirSync(dep) : [] }
}
