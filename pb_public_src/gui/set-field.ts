import { SET } from '../../pb_hooks_src/pages/bulk-texts'
import { ask, read } from './asks'
import { setSelected } from './bulk-all'
import { caught } from './catching'
import { upgrade } from './controls'
import { byId } from './element'
import { numbered } from './numbered'
import { listAddress } from './query'
import { shownNow } from './reading'
import { NEW, recordIn } from './record-place'
import { selection } from './selection'
import { type Group, groupsOf } from './touched'
import { isBusy } from './work'

/** Asks for a field and its value, in the form that makes a record, and writes it into what is selected. */
async function open(): Promise<void> {
  const collection = shownNow()?.frame.collection ?? ''
  // Two forms of one kind have the same ids.
  if (recordIn(location.hash) === NEW) return void ask({ is: 'problem', message: SET.busy })
  const dialog = byId<HTMLDialogElement>('set')
  byId('set-title').textContent = numbered(SET.title, selection().size)
  byId('set-body').replaceChildren()
  byId('set-field').replaceChildren()
  dialog.showModal()
  const url = listAddress(collection, {
    ...{ view: 'form', target: '#set-body', mode: 'inner', perPage: '1', skipTotal: '1' },
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  })
  await read('record', url, new AbortController().signal)
  byId('set-field').replaceChildren(...fields().map(optionOf))
  show()
  byId('set-field').focus()
}

const formThere = (): HTMLFormElement | null => byId('set-body').querySelector('form')

/** Those that many records may have in common: no file, and no password. */
function fields(): readonly Group[] {
  const form = formThere()
  const own = ({ controls }: Group): boolean =>
    controls.some(({ type }) => ['file', 'password'].includes(type))
  return (form ? groupsOf(form) : []).filter(
    (group) => !['', 'id'].includes(group.name) && !own(group),
  )
}

function optionOf({ name, label }: Group): HTMLElement {
  const option = document.createElement('option')
  option.value = name
  option.textContent = label
  return option
}

const chosen = (): string => byId<HTMLSelectElement>('set-field').value

/** Shows the control of the field that is chosen, and of no other: nor is that sent, or asked for. */
function show(): void {
  const form = formThere()
  for (const { name, controls } of form ? groupsOf(form) : []) {
    const other = name !== chosen()
    const around = [...(form?.children ?? [])].find(
      (child) => controls[0] && child.contains(controls[0]),
    )
    around?.toggleAttribute('hidden', other)
    for (const one of around?.querySelectorAll<HTMLInputElement>(CONTROLS) ?? []) {
      one.disabled = other
    }
    if (around && !other) void upgrade(around)
  }
}

const CONTROLS = 'input, select, textarea'

/** Follows what is done in it. */
export function watchSet(): void {
  const dialog = byId<HTMLDialogElement>('set')
  byId('bulk-set').addEventListener('click', () => isBusy() || void open())
  byId('set-field').addEventListener('change', show)
  byId('set-cancel').addEventListener('click', () => dialog.close())
  byId('set-go').addEventListener('click', () => void send(dialog))
  byId('set-body').addEventListener('submit', (event) => event.preventDefault(), true)
  dialog.addEventListener('close', () => byId('set-body').replaceChildren())
}

async function send(dialog: HTMLDialogElement): Promise<void> {
  const [form, name, now] = [formThere(), chosen(), shownNow()]
  if (!form?.reportValidity() || name === '' || !now) return
  // What the form does to its values before they go is done by its own words.
  const data = await caught(() =>
    form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true })),
  )
  const many = now.frame.columns.find((column) => column.name === name)?.many === true
  const values = data.getAll(name)
  dialog.close()
  await setSelected(now.frame.collection, {
    [name]: many ? values.filter((value) => value !== '') : (values.at(-1) ?? ''),
  })
}
