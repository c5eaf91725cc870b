import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { find } from '../../scripts/find.mjs'
import { mirror } from '../../scripts/tofu-mirror.mjs'
import { ownProvider } from '../../scripts/tofu-provider.mjs'
import { ROOT } from './folders'
import type { Server } from './server'

/** What OpenTofu did, and all that it printed. */
interface Done {
  readonly code: number
  readonly printed: string
  /** The same in one line, since OpenTofu breaks its sentences. */
  readonly said: string
}

/** A configuration of OpenTofu in a folder of its own. */
export interface Tofu {
  readonly folder: string
  /** Writes files, and has OpenTofu look for what they need. */
  readonly write: (files: Readonly<Record<string, string>>) => Promise<void>
  readonly run: (...args: readonly string[]) => Promise<Done>
  /** Exit code 2: there is a difference. */
  readonly plan: () => Promise<Done>
  /** Throws where it is refused. */
  readonly apply: () => Promise<string>
  /** The file of its state. */
  readonly state: () => string
  /** What the provider is told from now on, beside the configuration. */
  readonly tell: (env: NodeJS.ProcessEnv) => void
  readonly remove: () => void
}

/** What each configuration begins with. */
export const HEAD = `terraform {
  required_providers {
    pocketbase = {
      source = "pb-stack/pocketbase"
    }
  }
}

provider "pocketbase" {
}
`

/** The real OpenTofu with our provider, for a server. */
export async function tofuFor(server: Pick<Server, 'url' | 'superuser'>): Promise<Tofu> {
  const folder = mkdtempSync(join(tmpdir(), 'pb-stack-tofu-'))
  const providers = [await ownProvider(ROOT)]
  let told: NodeJS.ProcessEnv = {
    ...mirror(join(ROOT, '.bin', 'tofu'), providers),
    PB_STACK_URL: server.url,
    PB_STACK_TOKEN: server.superuser,
  }
  const binary = await find('tofu')
  const run = (...args: readonly string[]): Promise<Done> =>
    new Promise((resolve) => {
      const env = { ...process.env, ...told }
      execFile(
        binary,
        [...args, '-no-color'],
        { cwd: folder, env, maxBuffer: 2 ** 26 },
        (error, out, err) => {
          const said = (out + err).replaceAll(/[\s│]+/g, ' ')
          resolve({ code: error ? Number(error.code) : 0, printed: out + err, said })
        },
      )
    })
  const sure = async (...args: readonly string[]): Promise<string> => {
    const { code, said } = await run(...args)
    if (code !== 0) throw new Error(`tofu ${args.join(' ')}: ${said}`)
    return said
  }
  return {
    folder,
    write: async (files) => {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, path)), { recursive: true })
        writeFileSync(join(folder, path), text)
      }
      await sure('init', '-input=false')
    },
    run,
    plan: () => run('plan', '-detailed-exitcode', '-input=false'),
    apply: () => sure('apply', '-auto-approve', '-input=false'),
    state: () => readFileSync(join(folder, 'terraform.tfstate'), 'utf8'),
    tell: (env) => {
      told = { ...told, ...env }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
