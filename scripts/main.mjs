import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Fault, reasonOf } from './fault.mjs'

/** The folder of the repository, absolute. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))

/**
 * Runs a command line to its exit code: a Fault is printed as one message, and so is a file that may not
 * be written; anything else is a bug and keeps its stack.
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
    const fault = faultOf(error)
    console.error(`pb-stack: ${fault.message}`)
    process.exitCode = fault.exitCode
  }
}

/** What a system may not let us do with a file, which is nobody's bug. */
const REFUSED = ['EACCES', 'EPERM', 'EROFS']

/**
 * @param {unknown} error
 * @returns {Fault}
 */
function faultOf(error) {
  if (error instanceof Fault) return error
  const { code, path } = /** @type {NodeJS.ErrnoException} */ (error)
  if (!path || !REFUSED.includes(String(code))) throw error
  return new Fault(`${reasonOf(error)}. Run it as somebody who may write there.`)
}
