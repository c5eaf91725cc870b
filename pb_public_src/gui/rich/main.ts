import { Editor } from '@tiptap/core'
import { RICH } from '../../../pb_hooks_src/pages/texts-fields'
import { made } from '../made'
import { EXTENSIONS } from './extensions'
import { htmlOf, lostIn, quiet } from './html'
import { toolbar } from './toolbar'

/**
 * Makes a text area of HTML an editor. The area is what is sent, and stays as it is to the letter until
 * somebody writes in the editor. What the editor would lose it says, and shows the source.
 */
export function richEditor(area: HTMLTextAreaElement, label: HTMLElement): void {
  const place = made('div', { class: 'rich' })
  const editor = new Editor({
    element: place,
    extensions: EXTENSIONS,
    content: quiet(area.value),
    injectCSS: false,
    editorProps: {
      attributes: {
        ...{ role: 'textbox', 'aria-multiline': 'true', 'aria-required': String(area.required) },
        'aria-labelledby': label.id,
        'aria-describedby': area.getAttribute('aria-describedby') ?? '',
      },
    },
    onUpdate: () => {
      area.value = htmlOf(editor)
      for (const name of ['input', 'change']) area.dispatchEvent(new Event(name, { bubbles: true }))
    },
  })
  const says = made('small', { role: 'status', class: 'problem-here' })
  const { id } = area
  const tools = toolbar(editor, (source) => show(source))
  const show = (source: boolean): void => {
    if (!source && area.value !== htmlOf(editor)) {
      editor.commands.setContent(quiet(area.value), { emitUpdate: false })
    }
    place.hidden = source
    area.hidden = !source
    if (source) stand(id, area, editor.view.dom)
    else stand(id, editor.view.dom, area)
    tools.showSource(source)
  }
  const open = (): void => {
    editor.commands.setContent(quiet(area.value), { emitUpdate: false })
    const lost = lostIn(area.value, htmlOf(editor))
    says.textContent = lost.length === 0 ? '' : `${RICH.loses} ${lost.slice(0, MOST).join(', ')}`
    show(lost.length > 0)
  }
  const focused = document.activeElement === area
  area.before(tools.element, says, place)
  // What is hidden cannot be asked for.
  area.toggleAttribute('data-required', area.required)
  area.required = false
  area.form?.addEventListener('reset', () => setTimeout(open))
  open()
  if (focused && area.hidden) editor.commands.focus()
}

/** The one that is written in has the id, so that its label and what is wrong with it find it. */
function stand(id: string, one: HTMLElement, other: HTMLElement): void {
  const wrong = [one, other].some(({ ariaInvalid }) => ariaInvalid === 'true')
  other.id = `${id}-value`
  other.removeAttribute('aria-invalid')
  one.id = id
  one.setAttribute('aria-invalid', String(wrong))
}

/** So much of what would be lost is named. */
const MOST = 5

/** Shows HTML as an editor does that nobody writes in: nothing of it runs, and nothing is asked for. */
export function richView(html: string): HTMLElement {
  const element = made('div', { class: 'rich' })
  new Editor({
    ...{ element, extensions: EXTENSIONS, content: quiet(html), editable: false, injectCSS: false },
    // It is none that anybody writes in.
    editorProps: { attributes: { role: 'document' } },
  })
  element.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link) return
    event.preventDefault()
    open(link.href, '_blank', 'noopener,noreferrer')
  })
  return element
}
