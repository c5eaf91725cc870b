import { OWN } from '../../pb_hooks_src/pages/texts-own'
import { button, made } from './made'
import { viewer } from './session'

/** A change of one's own login: what is asked for it, and how it is sent. */
export interface Change {
  readonly title: string
  /** What the button says that sends it. */
  readonly go: string
  readonly fields: readonly Asked[]
  readonly send: (values: Readonly<Record<string, string>>) => Promise<Told>
}

interface Asked {
  readonly name: string
  readonly label: string
  readonly type: 'password' | 'email'
  /** What a browser may fill it with. */
  readonly complete: string
}

/** What became of it: what is against it may be so of a field. */
export type Told =
  | { readonly is: 'done'; readonly says: string }
  | {
      readonly is: 'refused'
      readonly message: string
      readonly fields: Readonly<Record<string, string>>
    }

/** Asks for what a change needs, sends it, and says what became of it. */
export function openChange({ title, go, fields, send }: Change): void {
  const inputs = fields.map(inputOf)
  const problem = made('p', { class: 'problem', role: 'alert', hidden: true })
  // By this a browser knows whose passwords they are.
  const who = made('input', { autocomplete: 'username', hidden: true })
  who.value = String(viewer()?.email ?? '')
  const form = made('form', { id: 'own-form', method: 'dialog' }, who, ...inputs.map(around))
  const says = made('p', { role: 'status' })
  const sends = made('button', { class: 'primary', form: form.id }, go)
  const close = button(OWN.cancel, () => dialog.close())
  const dialog = made(
    'dialog',
    { id: 'own-change', 'aria-labelledby': 'own-title' },
    made('h2', { id: 'own-title' }, title),
    form,
    problem,
    says,
    made('div', { class: 'answers' }, sends, close),
  )
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    sends.disabled = true
    const told = await send(
      Object.fromEntries(inputs.map(({ input }) => [input.name, input.value])),
    )
    sends.disabled = false
    if (told.is === 'refused') return tell(told, inputs, problem)
    for (const one of [form, problem, sends]) one.remove()
    says.textContent = told.says
    close.textContent = OWN.close
    close.focus()
  })
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
}

interface Input {
  readonly label: string
  readonly input: HTMLInputElement
  readonly says: HTMLOutputElement
}

function inputOf({ name, label, type, complete }: Asked): Input {
  const id = `own-${name}`
  const says = { id: `${id}-says`, for: id }
  const more = { type, autocomplete: complete, 'aria-describedby': says.id, required: true }
  return { label, input: made('input', { id, name, ...more }), says: made('output', says) }
}

const around = ({ label, input, says }: Input): HTMLElement =>
  made('div', {}, made('label', { class: 'line' }, label, ' ', input), says)

/** At the fields where it can, else below them. */
function tell(
  { message, fields }: Extract<Told, { is: 'refused' }>,
  inputs: readonly Input[],
  problem: HTMLElement,
): void {
  for (const { input, says } of inputs) {
    says.textContent = fields[input.name] ?? ''
    input.ariaInvalid = String(says.textContent !== '')
  }
  const wrong = inputs.find(({ says }) => says.textContent !== '')
  problem.textContent = wrong ? '' : message
  problem.hidden = wrong !== undefined
  wrong?.input.focus()
}
