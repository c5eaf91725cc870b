import { spawn, spawnSync } from 'node:child_process'
import { expect, onTestFinished } from 'vitest'
import { freePort } from './fixture'

/** How a PocketBase is called. */
export interface Caller {
  readonly program: string
  readonly cwd: string
  readonly flags: readonly string[]
  readonly env?: NodeJS.ProcessEnv
}

const COMMON = ['--hooksPool=50', '--dev=false']

/** A PocketBase that runs. */
export interface Served {
  readonly text: (path: string) => Promise<readonly [status: number, text: string]>
  readonly stop: () => Promise<void>
}

/** Starts it on a port of its own, with a pool as the pack wants it; it is stopped after the test. */
export async function serve({ program, cwd, flags, env }: Caller): Promise<Served> {
  const url = `127.0.0.1:${await freePort()}`
  const args = [...flags, ...COMMON, 'serve', `--http=${url}`]
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  const ended = new Promise((resolve) => child.once('close', resolve))
  await new Promise<void>((resolve, reject) => {
    const look = (chunk: Buffer): void => {
      printed += chunk
      if (printed.includes('Server started at')) resolve()
    }
    child.stdout.on('data', look)
    child.stderr.on('data', look)
    ended.then(() => reject(new Error(`PocketBase ended:\n${printed}`)))
  })
  // A PocketBase that is about to start itself again, since its hooks have changed, hears of no signal.
  const stop = async (): Promise<void> => {
    const again = setInterval(() => child.kill('SIGTERM'), 1_000)
    child.kill('SIGTERM')
    await ended
    clearInterval(again)
  }
  onTestFinished(stop)
  const text = async (path: string): Promise<[number, string]> => {
    const answer = await fetch(`http://${url}${path}`)
    return [answer.status, await answer.text()]
  }
  return { text, stop }
}

/** Runs a command of PocketBase to its end; it prints nothing on stderr unless it fails. */
export function command({ program, cwd, flags, env }: Caller, ...words: readonly string[]): string {
  const args = [...flags, ...COMMON, ...words]
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: 'utf8' })
  expect(status, stdout + stderr).toBe(0)
  return stdout
}
