import { CONTROL } from '../../../pb_hooks_src/pages/texts-fields'
import { made } from '../made'
import { chip, mayList } from './chips'
import { type Choices, choicesOf } from './choices'
import { stands } from './label'
import { chosenIn, type Picked, picked } from './picked'
import { MOST, type Option, optionsAt, type Source, searchAddress } from './search'

/** So long a pause in writing is awaited, in milliseconds. */
const PAUSE = 150

/** A text that records are searched by, in place of a select of all of them. */
interface Search {
  readonly input: HTMLInputElement
  readonly says: HTMLElement
  readonly choices: Choices
  readonly source: Source
  readonly chosen: Picked
  /** Whether the records may be searched; else their ids are typed. */
  readonly listed: boolean
  /** Whether something else is looked for by now than what is shown. */
  late: boolean
  /** Whether Enter was pressed before that was found: the first of it is chosen then. */
  awaited: boolean
}

/**
 * Makes a select of records a text that they are searched by, on the server: what is chosen stands
 * before it. The select stays, hidden, and is what is sent.
 */
export function typeahead(select: HTMLSelectElement): void {
  const { options = '', to = '', by = '' } = select.dataset
  const { input, says, chips } = besides(select)
  const chosen = picked(select)
  const search: Search = {
    ...{ input, says, chosen, listed: mayList(to), late: false, awaited: false },
    source: { options, by: by.split(' ').filter(Boolean) },
    choices: choicesOf(input, (option) => choose(search, option)),
  }
  input.placeholder = search.listed ? CONTROL.search : CONTROL.typeId
  const show = (): void => {
    const all = chosenIn(select)
    chips.replaceChildren(
      ...all.map((option) => {
        const remove = (): void => {
          chosen.remove(option.id)
          input.focus()
        }
        return chip(option, to, remove)
      }),
    )
    chips.hidden = all.length === 0
    input.readOnly = chosen.isFull()
    says.textContent = chosen.isFull() ? `${CONTROL.most} ${all.length}.` : ''
    const missing = select.hasAttribute('data-required') && all.length === 0
    input.setCustomValidity(missing ? CONTROL.needed : '')
  }
  select.addEventListener('change', show)
  // By then the form is as it was.
  select.form?.addEventListener('reset', () => setTimeout(show))
  listen(search)
  show()
}

/** What stands in the place of a select. */
function besides(select: HTMLSelectElement) {
  const chips = made('ul', { class: 'chips' })
  const says = made('small', { role: 'status' })
  const input = made('input', {
    ...{ id: select.id, role: 'combobox', autocomplete: 'off', spellcheck: 'false' },
    ...{ 'aria-expanded': 'false', 'aria-autocomplete': 'list', 'data-aid': true },
    'aria-describedby': select.getAttribute('aria-describedby') ?? '',
    'aria-required': String(select.required),
  })
  stands(select, input, chips)
  input.after(says)
  return { chips, input, says }
}

function choose({ input, choices, chosen }: Search, option: Option): void {
  choices.close()
  input.value = ''
  chosen.add(option)
  input.focus()
}

function listen(search: Search): void {
  const { input, choices, says } = search
  let timer = 0
  let asking = new AbortController()
  const stop = (): void => {
    clearTimeout(timer)
    asking.abort()
    search.late = search.awaited = false
  }
  const ask = async (): Promise<void> => {
    asking = new AbortController()
    const { signal } = asking
    const url = searchAddress(search.source, input.value)
    const found = await optionsAt(url, signal).catch(() => undefined)
    if (signal.aborted) return
    const fresh = (found ?? []).filter(({ id }) => !search.chosen.has(id))
    choices.show(fresh)
    says.textContent = found ? told(found.length, fresh.length) : CONTROL.refused
    search.late = false
    if (search.awaited) entered(search)
    search.awaited = false
  }
  const soon = (pause: number): void => {
    stop()
    if (!search.listed || input.readOnly) return
    search.late = true
    timer = window.setTimeout(ask, pause)
  }
  input.addEventListener('input', () => soon(PAUSE))
  input.addEventListener('click', () => choices.isOpen() || soon(0))
  input.addEventListener('blur', () => {
    stop()
    choices.close()
    // What was typed and not chosen is nothing.
    input.value = ''
    says.textContent = ''
  })
  input.addEventListener('keydown', (event) => {
    if (!pressed(event, search, () => soon(0))) return
    event.preventDefault()
    event.stopPropagation()
  })
}

const told = (found: number, fresh: number): string =>
  found >= MOST ? CONTROL.first : fresh > 0 ? `${fresh} ${CONTROL.found}` : CONTROL.noMatch

/** Does what a key means; whether it means anything here. */
function pressed({ key }: KeyboardEvent, search: Search, open: () => void): boolean {
  const { input, choices, chosen } = search
  const step = { ArrowDown: 1, ArrowUp: -1 }[key]
  if (step !== undefined) return walked(step, search, open)
  if (key === 'Enter') return search.late ? awaits(search, open) : entered(search)
  if (key === 'Escape' && choices.isOpen()) {
    choices.close()
    return true
  }
  if (key === 'Backspace' && input.value === '') chosen.removeLast()
  return false
}

function walked(step: number, { choices, late }: Search, open: () => void): true {
  if (!choices.isOpen()) open()
  // What is shown until then is not walked in: another one would be chosen.
  else if (!late) choices.move(step)
  return true
}

/** Has the first one chosen once it is found, at once. */
function awaits(search: Search, open: () => void): boolean {
  const { input, choices, awaited } = search
  if (input.value.trim() === '' && !choices.isOpen()) return false
  if (!awaited) open()
  search.awaited = true
  return true
}

function entered(search: Search): boolean {
  const typed = search.input.value.trim()
  const option = search.choices.isOpen() ? search.choices.active() : undefined
  if (option) choose(search, option)
  else if (!search.listed && typed !== '') choose(search, { id: typed, label: typed })
  return option !== undefined || typed !== ''
}
