import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from './fault.mjs'
import { startClock } from './progress.mjs'

/**
 * Builds a part from its pinned Go module into a file. Any Go from 1.21 does: it fetches the
 * toolchain that the module names.
 * @param {Pick<import('./find.mjs').Search, 'part' | 'root' | 'env' | 'out'>} search
 * @param {string} file
 */
export async function goBuild({ part, root, env, out }, file) {
  const cwd = join(root, part.go.folder)
  const toolchain = /^toolchain (\S+)/m.exec(readFileSync(join(cwd, 'go.mod'), 'utf8'))?.[1]
  if (!toolchain) throw new Fault(`${part.go.folder}/go.mod names no toolchain`)
  const args = ['build', '-mod=readonly', '-trimpath', '-ldflags', part.go.ldflags]
  const clock = startClock(
    `Building ${part.title} ${part.version} with Go (about a minute the first time)`,
    out,
  )
  try {
    await runGo([...args, '-o', file, part.go.package], {
      cwd,
      env: { ...env, ...part.go.env, GOTOOLCHAIN: toolchain, GOWORK: 'off' },
    })
  } finally {
    clock.stop()
  }
}

/**
 * @param {string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 */
async function runGo(args, options) {
  const go = spawn('go', args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  go.stderr.setEncoding('utf8').on('data', (text) => {
    said += text
  })
  const [code] = await once(go, 'close').catch((error) => {
    throw new Fault(error.code === 'ENOENT' ? '`go` is not on the PATH' : error.message)
  })
  if (code !== 0) throw new Fault(said.trim().split('\n').slice(-3).join(' ') || `exit ${code}`)
}
