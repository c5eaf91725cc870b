/** An element with attributes, where `false` leaves one out, and what stands in it: texts stay texts. */
export function made<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | boolean>> = {},
  ...inside: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? '' : value)
  }
  element.append(...inside)
  return element
}

/** A button that sends no form. */
export function button(
  says: string | Node,
  press: (event: MouseEvent) => void,
  attributes: Readonly<Record<string, string | boolean>> = {},
): HTMLButtonElement {
  const element = made('button', { type: 'button', ...attributes }, says)
  element.addEventListener('click', press)
  return element
}
