import { TABLE } from '../../pb_hooks_src/pages/texts'
import { ask, readAtLast } from './asks'
import { type Frame, readFrame } from './column'
import { byId } from './element'
import { clearLines } from './lines'
import { frameAddress } from './query'
import { isMissing } from './refusing'
import { forgetIfOut } from './signed-out'

/** The head of a table, put on the page; nothing where it was refused. */
export async function openFrame(
  collection: string,
  abort: AbortSignal,
): Promise<Frame | undefined> {
  const [status, may] = await readAtLast('frame', frameAddress(collection), abort)
  if (abort.aborted) return undefined
  byId('at-table').classList.toggle('missing', isMissing(status))
  if (isMissing(status)) {
    ask({ is: 'problem', message: TABLE.missing })
    void forgetIfOut()
  }
  const table = byId('grid').querySelector<HTMLElement>('table')
  if (status !== 0 || !table) return undefined
  // The head comes with some record, which may be none of those that are looked for.
  clearLines()
  table.dataset.may = may
  return readFrame(collection, table)
}
