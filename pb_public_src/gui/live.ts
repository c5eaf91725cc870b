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
  const url = `/api/realtime?live=${collection}`
  void again(abort.signal, (until) => read('live', url, until))
}

const look = (from: From, heard = false): unknown => rests || void readAgain(from, heard)

/** A pause in what changes that is awaited, and for so long at most, in milliseconds. */
const [PAUSE, LATEST] = [150, 1000]

/** Says once that something has changed where many changes follow each other, also where they never end. */
function gather(): void {
  let [timer, since] = [0, 0]
  addEventListener('pb-told', () => {
    clearTimeout(timer)
    since ||= Date.now()
    const say = (): void => {
      since = 0
      dispatchEvent(new CustomEvent('pb-changed', { detail: 'heard' }))
    }
    timer = window.setTimeout(say, Math.min(PAUSE, since + LATEST - Date.now()))
  })
}

/** Reads again what is shown when something has changed, or may have. */
export function watchChanges(): void {
  gather()
  addEventListener('pb-changed', (event) => look('first', 'detail' in event))
  addEventListener('online', () => look('first'))
  setInterval(() => document.hidden || look('last', true), LOOK)
}
