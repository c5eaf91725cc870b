import { EXPORT } from '../../pb_hooks_src/pages/bulk-texts'
import { shownColumns } from './column'
import { byId } from './element'
import { FORMATS, type Format } from './export-format'
import { numbered } from './numbered'
import { pagesOf, type Row, rowsOf } from './pages'
import { sortOf } from './query'
import { shownNow } from './reading'
import { selection } from './selection'
import { isBusy, type Result, type Work, working } from './work'

/** Follows what is chosen to be exported. */
export function watchExport(): void {
  const form = byId<HTMLFormElement>('export')
  for (const button of document.querySelectorAll<HTMLElement>('[popovertarget=export]')) {
    button.addEventListener('click', () => place(form, button))
  }
  form.addEventListener('beforetoggle', showChoices)
  form.addEventListener('change', showChoices)
  showChoices()
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    form.hidePopover()
    if (!isBusy()) void working(EXPORT.title, exported)
  })
}

/** At the button in the lower bar its menu is above it. */
function place(menu: HTMLElement, button: HTMLElement): void {
  const below = innerHeight - button.getBoundingClientRect().top
  menu.style.inset = button.closest('#bulk') ? `auto 0.75rem ${below + 4}px auto` : ''
}

const chosen = (id: string): string => byId<HTMLSelectElement>(id).value

/** What is selected is offered where something is. */
function showChoices(): void {
  const which = byId<HTMLSelectElement>('export-which')
  const [some, count] = [which.options[0], selection().size]
  if (!some) return
  some.disabled = count === 0
  some.textContent = numbered(EXPORT.selected, count)
  if (!byId('export').matches(':popover-open')) which.value = count > 0 ? 'selected' : 'all'
  byId('export-safe')
    .closest('label')
    ?.toggleAttribute('hidden', chosen('export-format') !== 'csv')
}

/** Reads page by page into a file that the browser then saves. */
async function exported(work: Work): Promise<Result> {
  const now = shownNow()
  if (!now) return { says: '' }
  const { frame, looks } = now
  const format = FORMATS[chosen('export-format')] ?? FORMATS.csv
  const shown = shownColumns(frame.columns, looks.columns).map(({ name }) => name)
  const all = [...new Set(['id', ...frame.columns.map(({ name }) => name)])]
  const fields = chosen('export-columns') === 'all' ? all : shown
  const ids = chosen('export-which') === 'selected' ? [...selection()] : undefined
  const pages = ids
    ? rowsOf(frame.collection, ids, fields, work.signal)
    : pagesOf({ frame, looks, sort: sortOf(frame, looks), fields, signal: work.signal })
  const safe = byId<HTMLInputElement>('export-safe').checked
  const { blob, count } = await written(pages, format(fields, safe), (far) =>
    work.far(far, ids?.length ?? now.total),
  )
  if (work.signal.aborted) return { says: EXPORT.cancelled }
  const name = `${frame.collection}.${chosen('export-format')}`
  save(blob, name)
  return { says: numbered(EXPORT.done, count).replace('%', name) }
}

async function written(
  pages: AsyncIterable<readonly Row[]>,
  { head, line, end }: Format,
  far: (count: number) => void,
): Promise<{ readonly blob: Blob; readonly count: number }> {
  // A blob of its own for each page: the browser keeps those where it has room for them.
  const parts = [new Blob([head])]
  let count = 0
  for await (const rows of pages) {
    const first = count
    parts.push(new Blob([rows.map((row, at) => line(row, first + at)).join('')]))
    count += rows.length
    far(count)
  }
  return { blob: new Blob([...parts, end], { type: 'application/octet-stream' }), count }
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT)
}

/** So long a file is there for the browser to save it, in milliseconds. */
const KEPT = 60_000
