import type { Editor } from '@tiptap/core'
import { RICH } from '../../../pb_hooks_src/pages/texts-fields'
import { button, made } from '../made'

/** Makes a link of what is chosen: its address is asked for in a line of its own. */
export function linkTool(editor: Editor) {
  const address = made('input', {
    ...{ 'aria-label': RICH.address, placeholder: 'https://', 'data-aid': true },
    ...{ autocomplete: 'off', inputmode: 'url' },
  })
  const form = made('div', { class: 'tools', hidden: true }, address)
  const apply = (): void => {
    const href = address.value.trim()
    form.hidden = true
    const chain = editor.chain().focus().extendMarkRange('link')
    if (href === '') chain.unsetLink().run()
    else chain.setLink({ href }).run()
  }
  address.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Enter') return apply()
    form.hidden = true
    editor.commands.focus()
  })
  form.append(button(RICH.apply, apply))
  const tool = button(
    RICH.link,
    () => {
      form.hidden = !form.hidden
      address.value = String(editor.getAttributes('link').href ?? '')
      if (!form.hidden) address.focus()
    },
    { class: 'tool' },
  )
  return { button: tool, form }
}
