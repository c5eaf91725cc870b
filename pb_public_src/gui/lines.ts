import { TABLE } from '../../pb_hooks_src/pages/texts'
import { byId } from './element'
import { numbered } from './numbered'
import { tell } from './telling'

/** The lines of the table that is shown. */
export const linesShown = (): readonly HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>('#grid tbody > tr'),
]

/** The groups of lines, and the lines after them. */
const bodies = (): readonly HTMLTableSectionElement[] => [
  ...(byId('grid').querySelector('table')?.tBodies ?? []),
]

/** How many lines there are, without a look at them. */
export const countLines = (): number => bodies().reduce((count, { rows }) => count + rows.length, 0)

/** The id of the record that a line is of; in a view that may be any text. */
export const recordOf = ({ id }: HTMLElement): string => id.replace(BEFORE, '')

/** The line of a record, without a look at the others: there may be thousands. */
export function lineOf(record: string): HTMLElement | null {
  const [before] = BEFORE.exec(document.querySelector('#grid tbody > tr')?.id ?? '') ?? ['']
  return document.getElementById(before + record)
}

/** What stands in the id of a line before that of its record. */
const BEFORE = /^\w+-line-/

/** So many lines are in a group; the style reckons with it. */
const GROUP = 50

/**
 * Puts all but the last lines into groups before them: of a group far away nothing is looked at, not
 * even its lines, neither by the browser nor by Datastar, which looks through all that is in an element
 * whose attribute has changed. What comes next is put after the last ones.
 */
export function groupLines(): void {
  const body = bodyOfLines()
  while (body && body.children.length >= 2 * GROUP) {
    const group = document.createElement('tbody')
    group.className = 'group'
    group.dataset.starIgnore = ''
    body.before(group)
    for (const line of [...body.children].slice(0, GROUP)) move(line, group, null)
  }
}

/** Puts them together again, as what is read anew wants to find them. */
export function ungroupLines(): void {
  const body = bodyOfLines()
  const first = body?.firstElementChild ?? null
  for (const group of document.querySelectorAll('#grid .group')) {
    if (body) for (const line of [...group.children]) move(line, body, first)
    group.remove()
  }
}

/** Takes all lines away. */
export function clearLines(): void {
  ungroupLines()
  for (const line of linesShown()) line.remove()
}

const bodyOfLines = (): HTMLTableSectionElement | undefined => bodies().at(-1)

/** Where the browser can, without a blink: what has the focus keeps it. */
function move(line: Element, into: Element, before: Element | null): void {
  if ('moveBefore' in into) into.moveBefore(line, before)
  else (into as ParentNode & Node).insertBefore(line, before)
}

/** Takes lines away that are there twice: where pages are counted, a new record moves the others. */
export function dropDoubles(): void {
  for (const line of [...(bodyOfLines()?.rows ?? [])]) {
    // The first one is found.
    if (document.getElementById(line.id) !== line) line.remove()
  }
}

/**
 * Remembers what lines show; what is given back marks those that are new, or show something else by then, which
 * is told where others have done it.
 */
export function rememberLines(): (byOthers: boolean) => void {
  const before = new Map(linesShown().map((line) => [line.id, shownIn(line)]))
  return (byOthers) => {
    const lines = linesShown()
    const fresh = lines.filter((line) => before.get(line.id) !== shownIn(line))
    for (const { id } of fresh) mark(id)
    // What is read anew knows of no mark.
    for (const line of lines) line.classList.toggle('fresh', marked.has(line.id))
    const changed = fresh.filter(({ id }) => before.has(id)).length
    if (byOthers && changed > 0) tell(numbered(TABLE.heard, changed))
  }
}

/** Its text, and its pictures; the address of a protected one differs by itself. */
function shownIn(line: HTMLElement): string {
  const pictures = [...line.querySelectorAll('img')].map(
    (picture) => picture.dataset.file ?? picture.getAttribute('src'),
  )
  return [line.textContent, ...pictures].join('\n')
}

/** Whether two lines are of one record, and show the same. */
export const isAlike = (one: HTMLElement, other: HTMLElement | undefined): boolean =>
  one.id === other?.id && shownIn(one) === shownIn(other)

/** The lines that are marked, each with what ends it. */
const marked = new Map<string, number>()

function mark(id: string): void {
  clearTimeout(marked.get(id))
  const end = (): void => {
    marked.delete(id)
    document.getElementById(id)?.classList.remove('fresh')
  }
  marked.set(id, window.setTimeout(end, FRESH))
}

/** So long a change is marked, in milliseconds. */
const FRESH = 2500

/** Calls when the end of the lines comes near: again and again, as long as it is. */
export function watchEnd(near: () => void): () => void {
  const scroll = byId('scroll')
  const end = byId('more')
  const observer = new IntersectionObserver(
    (entries) => entries.some(({ isIntersecting }) => isIntersecting) && near(),
    { root: scroll, rootMargin: '800px' },
  )
  return () => {
    // To observe it anew tells whether it is near now.
    observer.unobserve(end)
    observer.observe(end)
  }
}
