import { join } from 'node:path'
import { checkPlace } from './add-checks.mjs'
import { apply, groundOf, sweep } from './add-files.mjs'
import { addUsage, readAddOptions } from './add-options.mjs'
import { plan } from './add-plan.mjs'
import { Fault, reasonOf } from './fault.mjs'
import { lock } from './lock.mjs'
import { ROOT } from './main.mjs'
import { packOf, SUMS, sumsText } from './sums.mjs'

/** @typedef {import('./add-options.mjs').AddOptions & import('./add-options.mjs').Place} Options */

/**
 * Puts the pack that these scripts belong to into a PocketBase, or takes it out: says what is to be
 * changed and, unless that was all, does it.
 * @param {string[]} args
 * @param {{ command: string, help: string, base: string }} caller
 * @returns {number}
 */
export function add(args, caller) {
  const options = readAddOptions(args, caller)
  if (!options) {
    console.log(addUsage(caller.command))
    return 0
  }
  if (options.places.pb_hooks === join(ROOT, 'pb_hooks')) {
    throw new Fault(
      `${options.folder} is where the pack comes from: name the folder of a PocketBase.`,
    )
  }
  checkPlace(options, options)
  const unlock = options.dryRun
    ? () => {}
    : lock(join(options.folder, 'pb-stack.lock'), 'changing the pack there')
  try {
    change(options)
    return 0
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error
    throw new Fault(`${reasonOf(error)}. Nothing was changed.`)
  } finally {
    unlock()
  }
}

/** @param {Options} options */
function change(options) {
  const { folder, remove, dryRun } = options
  const ground = groundOf(options)
  if (!dryRun) sweep(options, ground.known)
  if (remove && ground.known.files.length === 0) {
    throw new Fault(`There is no pack in ${folder}: ${SUMS} is not there.`)
  }
  const planned = plan(remove ? NOTHING : packOf(ROOT), ground)
  show(planned)
  if (dryRun) {
    console.log('Nothing was changed (--dry-run).')
    return
  }
  const { version } = planned.sums
  if (isDone(planned, ground)) {
    console.log(`pb-stack ${version} is in ${folder} already.`)
    return
  }
  apply(planned, options, ground.known)
  if (ground.interrupted) console.log('What an earlier run had begun is done now.')
  console.log(remove ? removed(folder) : added(folder, version))
}

/** @param {import('./add-plan.mjs').Plan} plan */
function show({ steps }) {
  const shown = steps.filter(({ does }) => does !== 'same')
  for (const { does, path } of shown) console.log(`${does.padEnd(9)}${path}`)
  if (shown.some(({ does }) => does === 'keep')) {
    console.log("What is kept was changed by somebody, or never was the pack's.")
  }
  if (steps.some(({ sum, path }) => sum && path.endsWith('.new'))) {
    console.log(
      'Look at each NAME.new; until it is NAME, the pack may be off, and says so at a start.',
    )
  }
}

/**
 * @param {import('./add-plan.mjs').Plan} plan
 * @param {ReturnType<typeof groundOf>} ground
 * @returns {boolean}
 */
function isDone({ steps, sums }, { known, interrupted }) {
  const isStill = steps.every(({ does }) => does === 'same' || does === 'keep')
  return isStill && !interrupted && sumsText(sums) === sumsText(known)
}

/** @param {string} folder @param {string} version */
const added = (folder, version) => `pb-stack ${version} is in ${folder}.
Restart PocketBase if it runs. It wants a larger pool, and tells how the pack is:
  ./pocketbase serve --hooksPool 50
  ./pocketbase stack doctor --hooksPool 50`

/** @param {string} folder */
const removed = (folder) => `The pack is out of ${folder}. Restart PocketBase if it runs.
The database was not touched. The collection stack_features is there until you delete it,
stack_declared stays, and \`./pocketbase migrate history-sync\` forgets the migrations that made them.`

const NOTHING = { version: 'none', files: new Map() }
