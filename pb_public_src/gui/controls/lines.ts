import { made } from '../made'

/** Gives a text of several lines, in an input for one, room for them: that would let go of their ends. */
export function lines(input: HTMLInputElement): void {
  const text = input.getAttribute('value') ?? ''
  if (!/[\r\n]/.test(text)) return
  const kept = [...input.attributes].filter(({ name }) => !['type', 'value'].includes(name))
  const attributes = Object.fromEntries(kept.map(({ name, value }) => [name, value]))
  input.replaceWith(made('textarea', attributes, text))
}
