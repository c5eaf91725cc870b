import { CONTROL } from '../../../pb_hooks_src/pages/texts-fields'
import { button, made } from '../made'

/** Letters and digits that nobody takes for others. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'
const LENGTH = 20

/** Lets somebody see a password, and have one made up. */
export function password(input: HTMLInputElement): void {
  const see = button(CONTROL.see, () => shown(input.type === 'password'), {
    'aria-pressed': 'false',
  })
  const shown = (yes: boolean): void => {
    input.type = yes ? 'text' : 'password'
    see.setAttribute('aria-pressed', String(yes))
  }
  const make = button(CONTROL.makeUp, () => {
    const word = madeUp(input)
    for (const one of [input, again(input)]) {
      if (!one) continue
      one.value = word
      one.dispatchEvent(new Event('input', { bubbles: true }))
    }
    shown(true)
  })
  // The one that repeats it is made up with it.
  const isAgain = input.name.endsWith('Confirm')
  input.dataset.secret = ''
  input.after(made('div', { class: 'tools' }, see, ...(isAgain ? [] : [make])))
  input.form?.addEventListener('reset', () => shown(false))
}

const again = ({ form, name }: HTMLInputElement): HTMLInputElement | null =>
  form?.querySelector<HTMLInputElement>(`[name="${CSS.escape(name)}Confirm"]`) ?? null

function madeUp({ maxLength }: HTMLInputElement): string {
  const length = maxLength > 0 ? Math.min(LENGTH, maxLength) : LENGTH
  const letters: string[] = []
  while (letters.length < length) {
    const [at = 0] = crypto.getRandomValues(new Uint8Array(1))
    // No letter is likelier than another.
    if (at < 256 - (256 % LETTERS.length)) letters.push(LETTERS[at % LETTERS.length] ?? '')
  }
  return letters.join('')
}
