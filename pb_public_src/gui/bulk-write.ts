import { BULK } from '../../pb_hooks_src/pages/bulk-texts'
import { alone, inBatch, USUAL, type Write } from './batch'
import { type Answer, type Outcome, worked } from './bulk'
import { answered, messageOf } from './own-sent'
import { asked } from './question'
import { renew } from './renewal'
import { eyes, isSuperuser } from './session'
import { isOut } from './signed-out'
import type { Work } from './work'

/** Writes many records: together where the server takes that, else one by one. */
export async function writeMany(
  ids: readonly string[],
  write: (id: string) => Write,
  work: Work,
): Promise<Outcome> {
  const of = eyes()
  const go = (
    left: readonly string[],
    send: (ids: readonly string[]) => Promise<Answer>,
    size: number,
  ): Promise<Outcome> =>
    worked(left, {
      ...{ size, lanes: 2 },
      send: async (some) => {
        const answer = await send(some)
        return answer.is === 'refused' && eyes() !== of ? { is: 'out' } : answer
      },
      told: (count) => work.far(count, ids.length),
      pause: (nth) => paused(Math.min(MOST, nth * SECOND), work.signal),
      // Who is somebody else by now has not wished for this.
      stops: () => work.signal.aborted || eyes() !== of,
      isOut: async () => eyes() !== of || isOut(),
    })
  const patience = until(work.signal)
  work.far(0, ids.length)
  const so = await go(ids, inBatch(write, patience), USUAL)
  // The page, too, has to know of it.
  if (so.is === 'out') renew()
  if (so.is !== 'off') return so
  const answer = isSuperuser() ? await turnedOn() : 'single'
  if (answer === 'on') return go(so.left, inBatch(write, patience), USUAL)
  if (answer === '') return { ...so, is: 'stopped' }
  work.note(BULK.singly)
  return go(so.left, alone(write, patience), 1)
}

/** `on` where a superuser had PocketBase's batch API turned on, `single` where they had rather not. */
async function turnedOn(): Promise<string> {
  const answers = { on: BULK.turnOn, single: BULK.oneByOne, '': BULK.cancel }
  const answer = await asked(BULK.off, answers)
  if (answer !== 'on') return answer
  const batch = { enabled: true }
  const set = await answered('/api/settings', { method: 'PATCH' }, { batch })
  if (set.status === 0) throw BULK.unanswered
  if (set.status < 300) return 'on'
  throw `${BULK.notOn} ${messageOf(set)}`
}

const SECOND = 1_000
const MOST = 10 * SECOND

/** Ends the wait for what is on its way, some time after somebody wants no more. */
function until(signal: AbortSignal): AbortSignal {
  const wait = new AbortController()
  signal.addEventListener('abort', () => setTimeout(() => wait.abort(), MOST))
  return wait.signal
}

/** Waits, until somebody wants no more. */
const paused = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, signal.aborted ? 0 : ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
