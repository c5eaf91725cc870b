import { TABLE } from '../../pb_hooks_src/pages/texts'
import { jsonIn } from '../json'
import { isRefusal, PAUSE, readTelling } from './asks'
import { keepMay } from './cell-may'
import type { Frame } from './column'
import { byId } from './element'
import { watchHeads } from './heads'
import { showSlow } from './indexing'
import { after } from './keyset'
import {
  countLines,
  dropDoubles,
  groupLines,
  lineOf,
  linesShown,
  recordOf,
  rememberLines,
  ungroupLines,
  watchEnd,
} from './lines'
import { numbered } from './numbered'
import { doubtLines, type From } from './outdated'
import type { Looks } from './place'
import { lineAddress, linesAddress, MOST, PAGE_SIZE, sortOf, totalAddress } from './query'
import { sayFound, showNothing } from './refusing'
import { select, selection } from './selection'
import { forgetIfOut } from './signed-out'
import { tell } from './telling'
import { doubtTotals, showTotal } from './totals'

/** The table that is read, and how far. */
interface Reading {
  readonly frame: Frame
  readonly looks: Looks
  readonly abort: AbortController
  /** The pages that are shown, where pages are counted; none before the first lines are there. */
  page: number
  /** What the last line is sorted by, as JSON; `''` where pages are counted. */
  last: string
  /** Something is being read. */
  busy: boolean
  /** All there is is shown. */
  ended: boolean
  total: number
  /** Something changed meanwhile. */
  again: boolean
}

let reading: Reading | undefined

/** The name of the event that tells of lines that were read. */
export const READ = 'pb-lines'

/** What is shown, of how many: -1 where nobody knows, and whether these are all. */
export const shownNow = (): Pick<Reading, 'frame' | 'looks' | 'total' | 'ended'> | undefined =>
  reading

/** Stops what is being read. */
export function stopReading(): void {
  reading?.abort.abort()
  reading = undefined
}

/** Reads the first lines, and how many there are. */
export async function readLines(frame: Frame, looks: Looks): Promise<void> {
  stopReading()
  const abort = new AbortController()
  const now = { frame, looks, abort, page: 0, last: '', total: -1 }
  reading = { ...now, busy: false, ended: false, again: false }
  byId('scroll').ariaBusy = 'true'
  ungroupLines()
  await readFirst(reading)
}

async function readFirst(now: Reading): Promise<void> {
  const had = countLines()
  const status = await readInto(now, {})
  if (now.abort.signal.aborted) return
  byId('scroll').scrollTop = 0
  if (status === 0) {
    now.page = 1
    now.ended = countLines() < PAGE_SIZE
    byId('changed').hidden = true
  } else showNothing()
  sayFound(now.looks, status)
  settle(now, status, had)
  watchHeads(now.frame, status)
  if (status === 0) await count(now)
}

async function count(now: Reading): Promise<void> {
  const { frame, looks, abort } = now
  now.total = await showTotal(totalAddress(frame, looks), abort.signal)
  if (abort.signal.aborted) return
  showSlow(frame, looks, now.total)
  dispatchEvent(new Event(READ))
}

/** Reads on, once the end comes near. */
async function readMore(): Promise<void> {
  const now = reading
  if (!now || now.busy || now.ended) return
  if (now.page === 0) return readFirst(now)
  const before = countLines()
  const which = nextOf(now)
  const status = await readInto(now, which)
  if (now.abort.signal.aborted) return
  if (status === 0) {
    now.page = which.page ?? now.page
    now.ended = countLines() - before < PAGE_SIZE
    dropDoubles()
    if (countLines() > before) tell(numbered(TABLE.shown, countLines()))
  }
  settle(now, status, before)
}

/** Which lines come next: those after the last one, or where that cannot be said the next page. */
function nextOf({ frame, looks, page, last }: Reading) {
  const next = after(sortOf(frame, looks), jsonIn(last))
  return next === undefined ? { page: page + 1 } : { after: next }
}

/** Has lines read, and keeps what the last of them is sorted by; 0, or the status of a refusal. */
async function readInto(now: Reading, which: Parameters<typeof linesAddress>[2]): Promise<number> {
  now.busy = true
  const url = linesAddress(now.frame, now.looks, which)
  const [status, last] = await readTelling('read', url, now.abort.signal)
  if (last) now.last = last
  return status
}

/**
 * Reads again what is shown, after a change; one of others, which was heard of, is told. A long table is not
 * torn from whoever reads it.
 */
export async function readAgain(from: From = 'first', heard = false): Promise<void> {
  const now = reading
  const shown = countLines()
  if (now?.busy) now.again = true
  if (!now || now.busy || now.page === 0) return
  if (shown > MOST) return doubtLines(now, from)
  const mark = rememberLines()
  ungroupLines()
  const size = Math.max(shown, PAGE_SIZE)
  const status = await readInto(now, { size })
  if (now.abort.signal.aborted) return
  if (status === 0) {
    mark(heard)
    now.page = Math.max(1, Math.floor(countLines() / PAGE_SIZE))
    now.ended = countLines() < size
    byId('changed').hidden = true
  } else if (isRefusal(status)) {
    now.page = 0
    showNothing()
  }
  sayFound(now.looks, status)
  settle(now, status, shown)
  watchHeads(now.frame, status)
  if (status !== 0) return
  doubtTotals()
  await count(now)
}

/** Reads one line again, where it is shown, and what may be done with its record; 0 where it is. */
export async function readLine(id: string, abort: AbortSignal): Promise<number> {
  if (!lineOf(id) || !reading) return -1
  const [status, may] = await readTelling('line', lineAddress(reading.frame, id), abort)
  if (status === 0) keepMay(id, may)
  return status
}

/** Reads all anew from the first line. */
export function readAnew(): void {
  if (reading) void readLines(reading.frame, reading.looks)
}

function settle(now: Reading, status: number, had: number): void {
  now.busy = false
  groupLines()
  byId('scroll').ariaBusy = 'false'
  byId('more').hidden = now.ended || isRefusal(status)
  // PocketBase gives nothing to a login that has ended, and does not say so.
  if (had > 0 && countLines() === 0) void forgetIfOut()
  if (status === 0 && now.ended && selection().size > 0) keepSelected()
  dispatchEvent(new Event(READ))
  const { again } = now
  now.again = false
  if (status === 0 && again) void readAgain()
  if (status === 0) lookForEnd()
  // If nobody scrolls there before.
  else if (!isRefusal(status)) setTimeout(lookForEnd, PAUSE)
}

/** Where all lines are shown, what is in none of them is not to be seen any more. */
function keepSelected(): void {
  const ids = linesShown().map(recordOf)
  select(ids.filter((id) => selection().has(id)))
}

const lookForEnd = watchEnd(() => void readMore())
