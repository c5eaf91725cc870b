import { TABLE } from '../../pb_hooks_src/pages/texts'
import { read } from './asks'
import { byId } from './element'

/** How many there were, by the address that it was asked with: to count takes long. */
const known = new Map<string, { readonly total: number; readonly at: number }>()

/** For so long a number is as good as a new one, in milliseconds. */
const GOOD = 30_000

/** After a change numbers are old, but not counted anew each moment. */
export function doubtTotals(): void {
  for (const [url, { total, at }] of known) known.set(url, { total, at: Math.min(at, 0) })
}

/** Says how many records there are; -1 where nobody knows. */
export async function showTotal(url: string, abort: AbortSignal): Promise<number> {
  const found = known.get(url)
  say(found?.total ?? -1)
  if (found && Date.now() - found.at < GOOD) return found.total
  const total = await read('total', url, abort)
  if (abort.aborted || total < 0) return -1
  known.set(url, { total, at: Date.now() })
  say(total)
  return total
}

function say(total: number): void {
  const text = `${total.toLocaleString()} ${total === 1 ? TABLE.record : TABLE.records}`
  const says = total < 0 ? '' : text
  // What is said already would be read out again.
  if (byId('total').textContent !== says) byId('total').textContent = says
}
