import { BULK } from '../../pb_hooks_src/pages/bulk-texts'
import type { Write } from './batch'
import type { Outcome } from './bulk'
import { resultOf } from './bulk-result'
import { writeMany } from './bulk-write'
import { linesShown, recordOf } from './lines'
import { rest } from './live'
import { numbered } from './numbered'
import { pagesOf, rowsOf } from './pages'
import { MOST } from './query'
import { asked } from './question'
import { readAgain, shownNow } from './reading'
import { pick, select, selection } from './selection'
import { isOut } from './signed-out'
import { isBusy, type Result, type Work, working } from './work'

/** Deletes what is selected, once somebody has agreed. */
export async function deleteSelected(collection: string): Promise<void> {
  const ids = [...selection()]
  if (ids.length === 0 || isBusy()) return
  const sure = ids.length === 1 ? BULK.sureOne : numbered(BULK.sure, ids.length)
  if ((await asked(sure, { '': BULK.keep, delete: BULK.delete })) === '') return
  const write = (id: string): Write => ({ method: 'DELETE', url: url(collection, id) })
  await working(BULK.deleting, (work) =>
    quietly(async () => {
      const so = await writeMany(ids, write, work)
      const known = await knownOf(collection, so)
      // What is not there any more had not to be deleted.
      leave([...so.done, ...known.gone])
      return resultOf(collection, so, { says: BULK.deleted, ...known })
    }),
  )
}

/** Writes the same into all that is selected. */
export async function setSelected(
  collection: string,
  body: NonNullable<Write['body']>,
): Promise<void> {
  const ids = [...selection()]
  if (ids.length === 0) return
  const write = (id: string): Write => ({ method: 'PATCH', url: url(collection, id), body })
  await working(BULK.setting, (work) =>
    quietly(async () => {
      const so = await writeMany(ids, write, work)
      const { titles } = await knownOf(collection, so)
      return resultOf(collection, so, { says: BULK.changed, gone: [], titles })
    }),
  )
}

const url = (collection: string, id: string): string =>
  `/api/collections/${collection}/records/${encodeURIComponent(id)}`

/** While much is written nothing is read again; once at the end. */
async function quietly(write: () => Promise<Result>): Promise<Result> {
  rest(true)
  try {
    return await write()
  } finally {
    rest(false)
    void readAgain()
  }
}

interface Known {
  /** What people call the records that were refused, by their ids: of those that are still to be seen. */
  readonly titles: ReadonlyMap<string, string>
  /** Which of them are not there any more: where PocketBase says so, and who asks is who asked before. */
  readonly gone: readonly string[]
}

async function knownOf(collection: string, { refused, is }: Outcome): Promise<Known> {
  const titles = new Map<string, string>()
  if (is === 'out' || !(await readTitles(collection, refused, titles))) return { titles, gone: [] }
  const gone = refused.flatMap(({ id, status }) => (status === 404 && !titles.has(id) ? [id] : []))
  return { titles, gone: gone.length > 0 && (await isOut()) ? [] : gone }
}

/** Whether all could be asked for. */
async function readTitles(
  collection: string,
  refused: Outcome['refused'],
  titles: Map<string, string>,
): Promise<boolean> {
  const title = titleColumn()
  const ids = refused.map(({ id }) => id)
  const { signal } = new AbortController()
  try {
    for await (const rows of rowsOf(collection, ids, title === '' ? [] : [title], signal)) {
      for (const row of rows) titles.set(row.id, String(row[title] ?? ''))
    }
    return true
  } catch {
    return false
  }
}

/** The column that tells which record a line is of, as far as a line is there. */
function titleColumn(): string {
  const [line] = linesShown()
  const frame = shownNow()?.frame
  const at = [...(line?.children ?? [])].findIndex(({ tagName }) => tagName === 'TH')
  const column = frame?.columns[at - frame.lead]
  return column && ['plain', 'email', 'number'].includes(column.is) ? column.name : ''
}

/** Where there are too many lines to be read again, those go whose records are gone. */
function leave(ids: readonly string[]): void {
  const [gone, lines] = [new Set(ids), linesShown()]
  for (const line of lines) if (lines.length > MOST && gone.has(recordOf(line))) line.remove()
  pick(ids, false)
}

/** Selects all that fit, of which most may never have been shown. */
export async function selectAll(): Promise<void> {
  const now = shownNow()
  if (!now || isBusy()) return
  if (now.ended) return select(linesShown().map(recordOf))
  await working(BULK.reading, async (work: Work) => {
    const ids: string[] = []
    const wanted = { ...now, sort: ['id'], fields: [], signal: work.signal }
    for await (const rows of pagesOf(wanted)) {
      for (const { id } of rows) ids.push(id)
      work.far(ids.length, now.total)
    }
    // Half of it is not what was asked for; nor is it where the table has become another one.
    if (work.signal.aborted || shownNow()?.looks !== now.looks) return { says: '' }
    select(ids)
    return { says: '' }
  })
}
