import { CONTROL } from '../../../pb_hooks_src/pages/texts-fields'
import { button, made } from '../made'

/** The line of a file that is to be sent, with a picture where it is one. */
export const lineOf = (file: File, remove: () => void): HTMLElement =>
  made(
    'li',
    {},
    ...(file.type.startsWith('image/') ? [pictureOf(file)] : []),
    made('span', { class: 'name' }, file.name),
    made('span', { class: 'quiet' }, CONTROL.added),
    button('×', remove, { class: 'icon', 'aria-label': `${CONTROL.remove} ${file.name}` }),
  )

function pictureOf(file: File): HTMLElement {
  const address = URL.createObjectURL(file)
  const picture = made('img', { src: address, alt: '' })
  // What was made for it goes with it.
  for (const end of ['load', 'error']) {
    picture.addEventListener(end, () => URL.revokeObjectURL(address))
  }
  return picture
}
