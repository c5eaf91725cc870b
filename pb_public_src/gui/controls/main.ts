import { checks } from './checks'
import { linked } from './chips'
import { files } from './files'
import { json } from './json'
import { lines } from './lines'
import { password } from './password'
import { point } from './point'
import { html, htmlShown } from './rich'
import { time } from './time'
import { typeahead } from './typeahead'

export { clearRelated, showRelated } from '../related'

type Work<Element> = readonly [selector: string, work: (element: Element) => unknown]

/** What is made of each select, input and text area of a form. */
const SELECTS: readonly Work<HTMLSelectElement>[] = [
  ['select[data-options]', typeahead],
  ['select[multiple]', checks],
]
const INPUTS: readonly Work<HTMLInputElement>[] = [
  ['input[type=file]', files],
  ['input[type=datetime-local]', time],
  ['input[type=password]', password],
  ['input[type=text]', lines],
]
const AREAS: readonly Work<HTMLTextAreaElement>[] = [
  ['textarea[data-json]', json],
  ['textarea[data-html]', html],
]
const FIELDSETS: readonly Work<HTMLFieldSetElement>[] = [['fieldset[data-point]', point]]
/** And of what a detail shows. */
const SHOWN: readonly Work<HTMLElement>[] = [
  ['div[data-html]', htmlShown],
  ['span[data-to]', linked],
]

/** Upgrades what is in an element, but for what is so already. */
export function upgradeIn(root: ParentNode): void {
  each(root, SELECTS)
  each(root, INPUTS)
  each(root, AREAS)
  each(root, FIELDSETS)
  each(root, SHOWN)
}

function each<Kind extends Element>(root: ParentNode, all: readonly Work<Kind>[]): void {
  for (const [selector, work] of all) {
    for (const element of root.querySelectorAll<Kind>(`${selector}:not([data-upgraded])`)) {
      element.setAttribute('data-upgraded', '')
      work(element)
    }
  }
}
