import { RECORD } from '../../pb_hooks_src/pages/texts'
import { isRefusal, PAUSE } from './asks'
import { clearRelated, showRelated, upgrade } from './controls'
import { byId } from './element'
import { listed } from './nav'
import { asked } from './question'
import { deleted, madeId, mayDo, readView, type Which, whyNot } from './record-asks'
import { isUnsaved, isWriting, startWriting, stopWriting, watchForm } from './record-form'
import { letGo } from './record-leaving'
import { showNew } from './record-links'
import { collectionIn, NEW, recordIn, withRecord } from './record-place'
import { say } from './record-says'
import { focusLine } from './walking'

/** The record that is open, in its place. */
let open:
  | { readonly which: Which; readonly place: string; readonly abort: AbortController }
  | undefined

/** Whether somebody writes, or is about to. */
let begun = false

const sheet = (): HTMLDialogElement => byId<HTMLDialogElement>('record')

/** The field that is to be written in first, once a record is open. */
let wanted = ''

/** Tries again what the server could not do. */
let timer = 0

/** A telephone has no room beside a table. */
const narrow = matchMedia('(width < 48rem)')

/** Opens the record that the address names, or closes the one that is open. */
export function showRecord(): void {
  const collection = collectionIn(location.hash)
  const record = recordIn(location.hash)
  showNew(collection)
  if (collection === '' || record === '') {
    closeRecord()
    return
  }
  const which = { collection, id: record === NEW ? '' : record }
  if (open && open.which.collection === collection && open.which.id === which.id) {
    open = { ...open, place: location.hash }
    showTools()
    if (wanted !== '') void write()
    return
  }
  open?.abort.abort()
  stopWriting()
  open = { which, place: location.hash, abort: new AbortController() }
  byId('record-body').replaceChildren()
  clearRelated()
  say('')
  showSheet()
  void (which.id === '' || wanted !== '' ? write() : look())
}

/** Opens a record of the table where one of its fields is written in. */
export function openField(id: string, field: string): void {
  wanted = field
  const hash = withRecord(location.hash, id)
  if (hash === location.hash) showRecord()
  else location.hash = hash
}

/** Closes what is open. */
export function closeRecord(): void {
  if (!open) return
  const { id } = open.which
  open.abort.abort()
  open = undefined
  stopWriting()
  sheet().close()
  byId('record-body').replaceChildren()
  clearRelated()
  // What was read anew meanwhile is not where the browser would go back to.
  focusLine(id)
}

/**
 * Whether what is written keeps one from going where the address says now. It says again where one is,
 * and goes on if somebody lets go.
 */
export function holdsOn(): boolean {
  if (!open || !isUnsaved() || sameRecord()) return false
  const wanted = location.hash
  history.pushState(null, '', open.place)
  void letGo().then((go) => {
    if (!go) return
    stopWriting()
    location.hash = wanted
  })
  return true
}

const sameRecord = (): boolean =>
  open?.which.collection === collectionIn(location.hash) &&
  recordIn(location.hash) === (open.which.id || NEW)

function showSheet(): void {
  const label = listed().find(({ name }) => name === open?.which.collection)?.label
  const says = label ?? open?.which.collection ?? ''
  byId('record-of').textContent = open?.which.id === '' ? `${RECORD.new}: ${says}` : says
  showTools()
  if (sheet().open) return
  if (narrow.matches) sheet().showModal()
  else sheet().show()
}

function showTools(): void {
  const { id = '' } = open?.which ?? {}
  const looks = id !== '' && !isWriting()
  byId('record-edit').hidden = !looks || !mayDo('update')
  byId('record-delete').hidden = !looks || !mayDo('delete')
  byId('record-cancel').hidden = id === '' || !isWriting()
}

/** Shows what the record holds. */
async function look(): Promise<void> {
  const now = open
  if (!now) return
  begun = false
  if (isWriting()) byId('record-body').replaceChildren()
  stopWriting()
  showTools()
  const status = await readView(now.which, 'detail', now.abort.signal)
  if (status === undefined) return
  showTools()
  explain(status, () => begun || void look())
  if (isRefusal(status)) byId('record-body').replaceChildren()
  if (status === 0) {
    void upgrade(byId('record-body'))
    void showRelated(now.which, () => open?.which === now.which)
  }
}

/** Shows the form, at a field of it. */
async function write(field = wanted): Promise<void> {
  const now = open
  if (!now) return
  begun = true
  say('')
  wanted = ''
  const { which, abort } = now
  const status = await startWriting({
    ...{ which, field, abort: abort.signal },
    saved: () => shown(which),
  })
  if (status === undefined) return
  // By then somebody may have gone back, or is there by another way.
  explain(status, () => begun && !isWriting() && void write(field))
  showTools()
}

/** Says why it is not shown; where that may go better after a while, it is tried again. */
function explain(status: number, again: () => unknown): void {
  const now = open
  say(status === 0 ? '' : whyNot(status))
  clearTimeout(timer)
  if (status === 0 || isRefusal(status)) return
  timer = window.setTimeout(() => open?.which === now?.which && again(), PAUSE)
}

/** Shows what was saved, or is as it was. */
async function shown({ id }: Which): Promise<void> {
  if (id === '') {
    stopWriting()
    location.replace(withRecord(location.hash, await madeId()))
  } else await look()
  byId('record-edit').focus()
}

async function remove(): Promise<void> {
  const now = open
  if (!now || (await asked(RECORD.sure, { delete: RECORD.delete, '': RECORD.keep })) === '') return
  const problem = await deleted(now.which)
  if (problem !== '') return say(problem)
  dispatchEvent(new Event('pb-changed'))
  leave()
}

/** Leaves the record for its table; what is written is asked about by the change of the address. */
function leave(): void {
  location.hash = withRecord(location.hash, '')
}

/** Follows what is done with the sheet, and with the lines that lead to it. */
export function watchRecord(): void {
  watchForm()
  byId('record-edit').addEventListener('click', () => void write())
  byId('record-delete').addEventListener('click', () => void remove())
  byId('record-close').addEventListener('click', leave)
  byId('record-cancel').addEventListener('click', async () => {
    if ((await letGo()) && open) void shown(open.which)
  })
  sheet().addEventListener('cancel', (event) => {
    if (event.target !== sheet()) return
    event.preventDefault()
    leave()
  })
  sheet().addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && !sheet().matches(':modal')) leave()
  })
  narrow.addEventListener('change', () => {
    if (!open) return
    sheet().close()
    showSheet()
  })
  addEventListener('pb-changed', () => {
    if (open && open.which.id !== '' && !begun) void look()
  })
}
