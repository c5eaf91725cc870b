import { BULK } from '../../pb_hooks_src/pages/bulk-texts'
import { ask } from './asks'
import { byId } from './element'
import { OTHER } from './session'
import { tell } from './telling'

/** Work that takes long, while it goes on. */
export interface Work {
  /** Says how far it is; of how many, where that is known. */
  readonly far: (count: number, of?: number) => void
  /** Says something beside. */
  readonly note: (text: string) => void
  /** Whether somebody wants it to end, or has left. */
  readonly signal: AbortSignal
}

/** What became of it: in a sentence, and piece by piece. */
export interface Result {
  readonly says: string
  readonly items?: readonly HTMLElement[]
}

let going: AbortController | undefined

/** How far it is, and the timer of when that is shown. */
let soFar: readonly [count: number, of: number] = [0, 0]
let timer = 0

/** Of four, the part that was told: who hears of each step hears of nothing else. */
let quarter = 0

/** Whether something goes on, which is then said: one thing is done at a time. */
export function isBusy(): boolean {
  if (going) ask({ is: 'problem', message: BULK.busy })
  return going !== undefined
}

/** Ends what goes on, as far as it has not begun. */
const stopWork = (): void => going?.abort()

/** What is on its way is waited for, so that it is seen at once that somebody was heard. */
function cancel(): void {
  stopWork()
  byId<HTMLButtonElement>('work-cancel').disabled = true
  byId('work-title').focus()
  note(BULK.stopping)
}

/** Does something that takes long, one thing at a time: how far it is shows, and what became of it. */
export async function working(title: string, work: (at: Work) => Promise<Result>): Promise<void> {
  if (going) return
  const now = new AbortController()
  going = now
  show(title)
  const result = await work({ far, note, signal: now.signal }).catch((error: unknown) => ({
    says: String(error),
  }))
  going = undefined
  ended(result)
}

function show(title: string): void {
  byId('work').hidden = false
  byId('work-title').textContent = title
  Object.assign(byId('work-cancel'), { hidden: false, disabled: false })
  byId('work-close').hidden = true
  byId('work-refused').replaceChildren()
  note('')
  tell(title)
  byId('work-progress').hidden = false
  soFar = [0, 0]
  quarter = 0
  paint()
}

function ended({ says, items = [] }: Result): void {
  clearTimeout(timer)
  timer = 0
  byId('work-progress').hidden = true
  byId('work-far').textContent = ''
  byId('work-refused').replaceChildren(...items)
  note(says)
  const inside = byId('work').contains(document.activeElement)
  byId('work-close').hidden = false
  byId('work-cancel').hidden = true
  if (inside) byId('work-close').focus()
  if (says === '') closeWork()
}

function closeWork(): void {
  const work = byId('work')
  const inside = work.contains(document.activeElement)
  work.hidden = true
  if (inside) byId('scroll').focus()
}

/** To paint it takes as long as to delete a dozen records, so it is done a few times a second. */
function far(count: number, of = 0): void {
  soFar = [count, of]
  timer ||= window.setTimeout(paint, PAUSE)
}

/** In milliseconds. */
const PAUSE = 200

function paint(): void {
  timer = 0
  const [count, of] = soFar
  const bar = byId<HTMLProgressElement>('work-progress')
  if (of > 0) {
    bar.max = of
    bar.value = count
  } else bar.removeAttribute('value')
  const [so, all] = soFar.map((number) => number.toLocaleString())
  const says = of > 0 ? `${so} ${BULK.of} ${all}` : count > 0 ? `${so}` : ''
  byId('work-far').textContent = says
  const now = of > 0 && count < of ? Math.floor((4 * count) / of) : quarter
  if (now > quarter) tell(says)
  quarter = now
}

function note(text: string): void {
  byId('work-says').textContent = text
}

/**
 * Follows what is done with it: somebody else has not wished for it, and who closes the window is asked while
 * something goes on.
 */
export function watchWork(): void {
  addEventListener(OTHER, () => {
    stopWork()
    byId('work-refused').replaceChildren()
  })
  byId('work-cancel').addEventListener('click', cancel)
  byId('work-close').addEventListener('click', closeWork)
  addEventListener('beforeunload', (event) => going && event.preventDefault())
}
