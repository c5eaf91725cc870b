import { CONTROL } from '../../../pb_hooks_src/pages/texts-fields'
import { made } from '../made'
import { keptFiles } from './files-kept'
import { checked, type Limits, said } from './files-limits'
import { lineOf } from './files-line'

/**
 * Makes an input of files a place where they are dropped and pasted, shown with those that are there
 * already, and held to the limits of the field before they are sent.
 */
export function files(input: HTMLInputElement): void {
  const limits = limitsOf(input)
  const kept = keptFiles(input)
  const list = made('ul', { class: 'files', 'aria-label': CONTROL.added })
  const says = made('small', { role: 'alert', class: 'problem-here' })
  let staged: readonly File[] = []
  const set = (next: readonly File[]): void => {
    staged = next
    list.hidden = staged.length === 0
    list.replaceChildren(
      ...staged.map((file) => lineOf(file, () => set(staged.filter((other) => other !== file)))),
    )
  }
  const add = (given: readonly File[]): void => {
    // One that stands alone gives way to another.
    const before = input.multiple ? staged : []
    const there = input.multiple ? before.length + kept.count() : 0
    const { good, problems } = checked(given, there, limits)
    says.textContent = problems.join(' ')
    set([...before, ...good])
    hand(input, staged)
  }
  input.addEventListener('change', (event) => {
    if (event instanceof CustomEvent) return
    event.stopPropagation()
    add([...(input.files ?? [])])
  })
  list.addEventListener('click', () => hand(input, staged))
  input.form?.addEventListener('reset', () => {
    says.textContent = ''
    set([])
  })
  watchDrops(input.parentElement ?? input, add)
  input.after(made('small', {}, `${CONTROL.choose}. ${said(limits)}`), says)
  input.before(...kept.lines, list)
  set([])
}

const limitsOf = ({ dataset, accept, multiple }: HTMLInputElement): Limits => ({
  most: multiple ? Number(dataset.most ?? 0) : 1,
  bytes: Number(dataset.bytes ?? 0),
  types: accept.split(',').filter(Boolean),
})

/** Gives files to the input that sends them. */
function hand(input: HTMLInputElement, files: readonly File[]): void {
  const data = new DataTransfer()
  for (const file of files) data.items.add(file)
  input.files = data.files
  input.dispatchEvent(new CustomEvent('change', { bubbles: true }))
}

function watchDrops(field: HTMLElement, add: (files: readonly File[]) => void): void {
  const over = (yes: boolean): unknown => field.toggleAttribute('data-over', yes)
  field.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return
    event.preventDefault()
    over(true)
  })
  field.addEventListener('dragleave', () => over(false))
  field.addEventListener('drop', (event) => {
    const dropped = [...(event.dataTransfer?.files ?? [])]
    if (dropped.length === 0) return
    event.preventDefault()
    over(false)
    add(dropped)
  })
  field.addEventListener('paste', (event) => {
    const pasted = [...(event.clipboardData?.files ?? [])]
    if (pasted.length === 0) return
    event.preventDefault()
    add(pasted)
  })
}
