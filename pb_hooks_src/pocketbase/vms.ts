import { keepText, keptText } from './start'

const FILE = '.pb-stack-vms'

/** A server that starts has none yet; a command, which is no server, counts none. */
export function forgetVms(app: core.App): void {
  app.store().set(FILE, 0)
  keepText(app, FILE, '0')
}

/** Shared by the bundles of a VM. */
const vm = globalThis as { pbStackCounted?: boolean }

/**
 * Counts a VM that runs a bundle of ours for the first time. Beyond the pool PocketBase makes a VM
 * for one request and throws it away, so a number far above the pool says that it is too small; a
 * stream that is only open adds none. Kept in a file for `doctor`: the first hundred one by one.
 */
export function countVm(app: core.App): void {
  if (typeof app.store().get(FILE) !== 'number' || vm.pbStackCounted) return
  vm.pbStackCounted = true
  let count = 0
  app.store().setFunc(FILE, (before: unknown) => {
    count = Number(before) + 1
    return count
  })
  if (count <= 100 || count % 100 === 0) keepText(app, FILE, String(count))
}

/** How many VMs have run it since the last start. */
export const countedVms = (app: core.App): number => Number(keptText(app, FILE))
