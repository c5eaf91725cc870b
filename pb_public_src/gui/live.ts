import { read } from './asks'
import { readAgain } from './reading'

/** So often a stream that has ended is opened again, in milliseconds. */
const AGAIN = 2_000

/** What leaves a rule is not announced, so a table is looked at now and then. */
const LOOK = 25_000

let following = { collection: '', abort: new AbortController() }

/** What is to be followed, and whether it rests. */
let [wanted, rests] = ['', false]

/** Follows the changes of a collection, and no other's; `''` follows nothing. */
export function follow(collection: string): void {
  wanted = collection
  listen()
}

/** Hears of no change for a while: who makes many knows them, and looks at the end. */
export function rest(yes: boolean): void {
  rests = yes
  listen()
}

function listen(): void {
  const collection = rests ? '' : wanted
  if (collection === following.collection) return
  following.abort.abort()
  following = { collection, abort: new AbortController() }
  if (collection !== '') void keepOpen(collection, following.abort.signal)
}

/** A stream ends for many reasons: a server restarts, a machine sleeps, nothing happens for long. */
async function keepOpen(collection: string, abort: AbortSignal): Promise<void> {
  while (!abort.aborted) {
    await read('live', `/api/realtime?live=${collection}`, abort)
    await new Promise((resolve) => setTimeout(resolve, AGAIN))
  }
}

/** Reads again what is shown when something has changed, or may have. */
export function watchChanges(): void {
  const look = (): unknown => rests || void readAgain()
  addEventListener('pb-changed', look)
  setInterval(() => document.hidden || look(), LOOK)
}
