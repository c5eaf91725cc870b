import { again } from './again'
import { read } from './asks'
import type { From } from './outdated'
import { readAgain } from './reading'

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
  const abort = new AbortController()
  following = { collection, abort }
  if (collection === '') return
  void again(abort.signal, () => read('live', `/api/realtime?live=${collection}`, abort.signal))
}

const look = (from: From): unknown => rests || void readAgain(from)

/** Reads again what is shown when something has changed, or may have. */
export function watchChanges(): void {
  for (const name of ['pb-changed', 'online']) addEventListener(name, () => look('first'))
  setInterval(() => document.hidden || look('last'), LOOK)
}
