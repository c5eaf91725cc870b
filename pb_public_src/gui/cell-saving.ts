import { CELL, RECORD } from '../../pb_hooks_src/pages/texts'
import { complain } from './cell-control'
import type { Spot } from './cells'
import { choice, isChanged, type Values } from './changed-since'
import { withMore } from './loading'
import { readLine } from './reading'
import { isGone, valuesBefore, type Which } from './record-asks'
import { sendForm } from './sending'
import { touched } from './touched'

/** What is saved: of which record, what that held when it was read, and where it stands. */
interface Saving {
  readonly which: Which
  readonly spot: Spot
  readonly was: Values
  readonly abort: AbortController
  /** Whether somebody waits for it, and can be asked. */
  readonly isAlone: () => boolean
}

/** Saves what is written in the form of a cell, unless others have changed it; whether it is done with. */
export async function isSaved(form: HTMLFormElement, saving: Saving): Promise<boolean> {
  const is = await valuesBefore(saving.which)
  if (typeof is === 'string') {
    complain(is)
    return false
  }
  const chosen = is ? await chosenBy(form, saving, is) : 'mine'
  if (chosen === 'mine') return isSent(form, saving, is)
  if (chosen === 'theirs') await readLine(saving.spot.id, saving.abort.signal)
  return chosen === 'theirs'
}

/** Who writes elsewhere by now would answer a question unseen. */
async function chosenBy(form: HTMLFormElement, { was, isAlone }: Saving, is: Values) {
  if (isAlone() || !isChanged(form, was, is)) return choice(form, was, is)
  complain(RECORD.changed)
  return ''
}

async function isSent(
  form: HTMLFormElement,
  { which, spot, was, abort }: Saving,
  is: Values | undefined,
): Promise<boolean> {
  const written = touched(form)
  if (!(await sendForm(form, 'touched'))) {
    if (!is && (await isGone(which))) complain(CELL.gone)
    return false
  }
  await withMore(({ remember }) => remember(which, written, is ?? was))
  await readLine(spot.id, abort.signal)
  dispatchEvent(new Event('pb-changed'))
  return true
}
