import { readText, writeText } from './start'

const FILE = '.pb-stack-vms'

/**
 * Counts a VM that runs the light bundle for the first time. Beyond the pool PocketBase makes a VM
 * for one request and throws it away, so a number far above the pool says that it is too small; a
 * stream that is only open adds none. Kept in a file for `doctor`: the first hundred one by one.
 */
export function countVm(app: core.App): void {
  let count = 1
  app.store().setFunc(FILE, (before: unknown) => {
    count = (typeof before === 'number' ? before : 0) + 1
    return count
  })
  if (count > 100 && count % 100 !== 0) return
  try {
    writeText($filepath.join(app.dataDir(), FILE), String(count))
  } catch (error) {
    app.logger().warn('pb-stack: the number of VMs is not kept', 'error', String(error))
  }
}

/** How many VMs have run it since the last start. */
export const countedVms = (app: core.App): number =>
  Number(readText($filepath.join(app.dataDir(), FILE)) || 0)

/** A server that starts has none yet. */
export function forgetVms(app: core.App): void {
  if (countedVms(app) > 0) writeText($filepath.join(app.dataDir(), FILE), '0')
}
