import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Fault } from './fault.mjs'

/** The folder of the repository, absolute. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * Runs a command line to its exit code: a Fault is printed as one message, anything else is a bug
 * and keeps its stack.
 * @param {(args: string[]) => Promise<number>} command
 */
export async function main(command) {
  if (Number.parseInt(process.versions.node, 10) < 20) {
    console.error(`pb-stack needs Node 20 or newer; this is Node ${process.versions.node}.`)
    process.exitCode = 1
    return
  }
  try {
    process.exitCode = await command(process.argv.slice(2))
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    console.error(`pb-stack: ${error.message}`)
    process.exitCode = error.exitCode
  }
}
