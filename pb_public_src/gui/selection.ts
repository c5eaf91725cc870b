/** The records that are selected, by their ids, in the order in which they were. */
let picked: ReadonlySet<string> = new Set()

/** The name of the event that tells of another selection. */
export const SELECTION = 'pb-selection'

/** What is selected now. */
export const selection = (): ReadonlySet<string> => picked

/** Selects these records, and no others. */
export function select(ids: Iterable<string>): void {
  const next = new Set(ids)
  if (next.size === 0 && picked.size === 0) return
  picked = next
  dispatchEvent(new Event(SELECTION))
}

/** Selects records too, or no longer. */
export function pick(ids: readonly string[], yes: boolean): void {
  const next = new Set(picked)
  for (const id of ids) yes ? next.add(id) : next.delete(id)
  select(next)
}

/** From one id to another in the order of a list; of one that is not in it, the other alone. */
export function between(ids: readonly string[], from: string, to: string): readonly string[] {
  const [start, end] = [ids.indexOf(from), ids.indexOf(to)]
  if (start < 0) return [to]
  return ids.slice(Math.min(start, end), Math.max(start, end) + 1)
}
