import { button, made } from './made'

/** One of several panels, and what its tab says. */
export interface Tab {
  readonly label: string
  readonly count: HTMLElement
  readonly panel: HTMLElement
}

/** Shows panels behind tabs, which arrow keys go along; tells which one is shown. */
export function tabs(
  place: HTMLElement,
  label: string,
  all: readonly Tab[],
  shows: (tab: Tab) => void,
): void {
  const choose = (index: number): void => {
    const at = (index + all.length) % all.length
    for (const [other, { panel }] of all.entries()) panel.hidden = other !== at
    for (const [other, head] of heads.entries()) {
      head.setAttribute('aria-selected', String(other === at))
      head.tabIndex = other === at ? 0 : -1
    }
    const chosen = all[at]
    if (chosen) shows(chosen)
  }
  const heads = all.map(({ label: says, count, panel }, index) => {
    const id = `${place.id}-${index}`
    panel.id = `${id}-panel`
    panel.setAttribute('role', 'tabpanel')
    panel.setAttribute('aria-labelledby', id)
    const head = button(says, () => choose(index), { id, role: 'tab', 'aria-controls': panel.id })
    head.append(count)
    return head
  })
  const list = made('div', { role: 'tablist', 'aria-label': label }, ...heads)
  list.addEventListener('keydown', ({ key }) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key]
    if (step === undefined) return
    const at = heads.findIndex((head) => head.tabIndex === 0) + step
    choose(at)
    heads.at(at % heads.length)?.focus()
  })
  place.replaceChildren(list, ...all.map(({ panel }) => panel))
  choose(0)
}
