type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** The inputs of one field in a form, which stand together. */
export interface Group {
  readonly name: string
  readonly label: string
  readonly controls: readonly Control[]
}

/** Not what only helps to write in another. */
const CONTROLS = ['input', 'select', 'textarea'].map((tag) => `${tag}:not([data-aid])`).join()

/** The fields of a form. Where a project's own form puts no element around each, they are one. */
export function groupsOf(form: HTMLFormElement): readonly Group[] {
  const groups = new Map<Element, Control[]>()
  for (const control of form.querySelectorAll<Control>(CONTROLS)) {
    const around = [...form.children].find((child) => child.contains(control)) ?? form
    groups.set(around, [...(groups.get(around) ?? []), control])
  }
  return [...groups].map(([around, controls]) => ({
    // `photo+` adds a file to `photo`, `photo-` takes one away.
    name: controls.find(({ name }) => name !== '')?.name.replace(/[+-]$/, '') ?? '',
    label: around.querySelector('label, legend')?.textContent ?? '',
    controls,
  }))
}

/** The fields that somebody has written in, and those that are said to be wrong. */
export const touched = (form: HTMLFormElement): readonly Group[] =>
  groupsOf(form).filter(({ controls }) =>
    controls.some(
      (control) => isTouched(control) || control.getAttribute('aria-invalid') === 'true',
    ),
  )

function isTouched(control: Control): boolean {
  if (control.dataset.touched !== undefined) return true
  if (control instanceof HTMLSelectElement) {
    const options = [...control.options]
    const known = options.some(({ defaultSelected }) => defaultSelected)
    return options.some(({ selected, defaultSelected }, at) =>
      known || control.multiple ? selected !== defaultSelected : selected !== (at === 0),
    )
  }
  if (control.type === 'file') return control.value !== ''
  if (control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type)) {
    return control.checked !== control.defaultChecked
  }
  return control.type !== 'hidden' && control.value !== heldBy(control)
}

/** What a control holds as it comes: an input of one line lets go of the ends of lines by itself. */
function heldBy(control: HTMLInputElement | HTMLTextAreaElement): string {
  const same = document.createElement(control.localName) as typeof control
  if (same instanceof HTMLInputElement) same.type = control.type
  same.value = control.defaultValue
  return same.value
}

/** What a person reads in the inputs of a field. */
export const writtenIn = ({ controls }: Group): string =>
  controls
    .flatMap(readIn)
    .filter((text) => text !== '')
    .join(', ')

function readIn(control: Control): readonly string[] {
  if (control instanceof HTMLSelectElement) {
    return [...control.selectedOptions].map(({ text }) => text)
  }
  if (control.type === 'hidden') return []
  if (control.type === 'password' || control.dataset.secret !== undefined) return ['…']
  if (control instanceof HTMLInputElement && control.type === 'checkbox') {
    return control.checked ? ['✓'] : []
  }
  // Of a file a browser tells a path that there is not.
  return [control.type === 'file' ? control.value.replace(/^.*\\/, '') : control.value]
}

/** Does something while a form has only the fields that were written in. */
export function withTouchedAlone(form: HTMLFormElement, work: () => void): void {
  const kept = touched(form).flatMap(({ controls }) => controls)
  const others = groupsOf(form).flatMap(({ controls }) =>
    controls.flatMap((control) =>
      kept.includes(control) ? [] : [{ control, ...nameOf(control) }],
    ),
  )
  for (const { control } of others) control.removeAttribute('name')
  work()
  for (const { control, name } of others) control.name = name
}

const nameOf = ({ name }: Control) => ({ name })
