import { RECORD } from '../../pb_hooks_src/pages/texts'
import { asked } from './question'
import { isUnsaved, onItsWay } from './record-form'
import { say } from './record-says'

let asking: Promise<boolean> | undefined

/** Whether somebody lets go of what is not saved; nobody is asked where all of it is, or twice at once. */
export function letGo(): Promise<boolean> {
  asking ??= letsGo().finally(() => {
    asking = undefined
  })
  return asking
}

/** What is on its way may be saved by then, so nobody lets go of it before. */
async function letsGo(): Promise<boolean> {
  const way = onItsWay()
  if (way) {
    say(RECORD.sending)
    await way
    say('')
  }
  const answers = { '': RECORD.goOn, go: RECORD.lose }
  return !isUnsaved() || (await asked(RECORD.unsaved, answers)) === 'go'
}
