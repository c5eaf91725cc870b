/** How long a VM waits for another, in milliseconds; long after the slowest document is made. */
const PATIENCE = 5_000

/**
 * Lets one VM make what many want at the same moment, while the others wait to find it.
 *
 * After a change of the schema every client asks at once, and fifty VMs that each make the same
 * document take fifty times the memory. Whoever waits in vain makes it too.
 */
export function once<Found, Made>(
  app: core.App,
  lock: string,
  find: () => Found | undefined,
  make: () => Made,
): Found | Made {
  const until = Date.now() + PATIENCE
  const mine = `${until}.${$security.pseudorandomString(10)}`
  let found = find()
  while (!found && Date.now() < until) {
    const holder = owner(app, lock, mine)
    if (holder === mine) break
    const end = Math.min(until, Number.parseInt(holder, 10))
    // To look for it is dear, and it is not there before the lock is gone.
    while (Date.now() < end && app.store().get(lock) === holder) sleep(10)
    found = find()
  }
  if (found) return found
  try {
    return make()
  } finally {
    if (app.store().get(lock) === mine) app.store().remove(lock)
  }
}

/** Who holds a lock after asking for it; a lock that outlived its patience is up for grabs. */
function owner(app: core.App, lock: string, mine: string): string {
  let holder = mine
  app.store().setFunc(lock, (held: unknown) => {
    if (Number.parseInt(String(held), 10) > Date.now()) holder = String(held)
    return holder
  })
  return holder
}
