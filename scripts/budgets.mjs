import { basename } from 'node:path'
import { gzipSync } from 'node:zlib'

/** @typedef {{ file: string, budget: number }} Budget In bytes. */

/**
 * Says how large each file is, and fails where one is over its budget.
 * @param {readonly [path: string, text: string][]} files
 * @param {object} budgets
 * @param {readonly Budget[]} budgets.bundles as they lie there
 * @param {readonly Budget[]} budgets.modules as they travel, compressed
 * @param {{ files: readonly string[], budget: number }} budgets.visit what is loaded together, compressed
 */
export function holdToBudgets(files, { bundles, modules, visit }) {
  /** @param {string} file */
  const textOf = (file) => {
    const [, text] = files.find(([path]) => basename(path) === file) ?? []
    if (text === undefined) throw new Error(`${file} has a budget, and is not built.`)
    return text
  }
  /** @param {string} file */
  const travels = (file) => gzipSync(textOf(file)).length
  const first = visit.files.reduce((sum, file) => sum + travels(file), 0)
  for (const { file, budget } of bundles) hold(file, Buffer.byteLength(textOf(file)), budget)
  for (const { file, budget } of modules) hold(file, travels(file), budget)
  hold('a first visit', first, visit.budget)
}

/**
 * @param {string} what
 * @param {number} bytes
 * @param {number} budget
 */
function hold(what, bytes, budget) {
  console.log(`${what} ${bytes} of ${budget} bytes`)
  if (bytes > budget) throw new Error(`${what} is over its budget.`)
}
