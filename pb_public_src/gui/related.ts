import { RECORD } from '../../pb_hooks_src/pages/texts'
import { byId } from './element'
import { quoted } from './filter'
import { hear } from './hear'
import { made } from './made'
import { listed } from './nav'
import { PLAIN, tableAddress } from './place'
import type { Which } from './record-asks'
import { type Tab, tabs } from './tabs'
import { viewed } from './viewed'

/** So many of the records that lead to one are shown. */
const MOST = 10

/** A relation of another collection that leads to the one of a record. */
interface Back {
  readonly collection: string
  readonly field: string
  readonly many: boolean
}

/** What is shown, by the collection of the record; it stays while the record does. */
let shown: { readonly of: Which; readonly refresh: () => void } | undefined

/** Shows what leads to a record, in tabs: of collections that the viewer may list. */
export function showRelated(which: Which): void {
  if (shown?.of.collection === which.collection && shown.of.id === which.id) {
    shown.refresh()
    return
  }
  clearRelated()
  const all = backTo(which.collection)
  byId('related').hidden = all.length === 0
  if (all.length === 0) return
  const abort = new AbortController()
  const parts = all.map((back) => ({ back, tab: tabOf(back, all) }))
  const refresh = (): void => {
    for (const { back, tab } of parts) void fill(tab, back, which.id, abort.signal)
  }
  leave = () => abort.abort()
  shown = { of: which, refresh }
  let heard = new AbortController()
  const labels = parts.map(({ tab }) => tab)
  tabs(byId('related'), RECORD.related, labels, (tab) => {
    const from = parts.find((part) => part.tab === tab)?.back.collection
    heard.abort()
    heard = new AbortController()
    // A browser keeps few streams open at once: there is one for the tab that is shown. What changes
    // in the table that is open is heard of anyway.
    if (from === undefined || from === which.collection) return
    void hear(from, AbortSignal.any([abort.signal, heard.signal]), refresh)
  })
  refresh()
}

let leave = (): void => undefined

/** Forgets what led to a record. */
export function clearRelated(): void {
  leave()
  shown = undefined
  byId('related').hidden = true
  byId('related').replaceChildren()
}

/** The relations that lead to a collection, as the navigation says them. */
function backTo(collection: string): readonly Back[] {
  const link = document.querySelector<HTMLElement>(`#nav a.to[title="${collection}"]`)
  return (link?.dataset.back ?? '').split(' ').flatMap((said) => {
    const [, from = '', field = '', many] = /^(\w+)\.(\w+)(\[\])?$/.exec(said) ?? []
    return !listed().some(({ name }) => name === from)
      ? []
      : [{ collection: from, field, many: many !== undefined }]
  })
}

function tabOf({ collection, field }: Back, all: readonly Back[]): Tab {
  const label = listed().find(({ name }) => name === collection)?.label ?? collection
  const several = all.filter((other) => other.collection === collection).length > 1
  return {
    label: several ? `${label} (${field})` : label,
    count: made('span', { class: 'count' }),
    panel: made('div'),
  }
}

/** Reads how many there are, and the first of them, each as a link. */
async function fill(tab: Tab, back: Back, id: string, signal: AbortSignal): Promise<void> {
  const filter = `${back.field}${back.many ? '.id ?=' : ' ='} ${quoted(id)}`
  const query = new URLSearchParams({ view: 'list', perPage: String(MOST), filter })
  const url = `/api/collections/${back.collection}/records?${query}`
  const found = await viewed(url, signal).catch(() => undefined)
  if (!found || signal.aborted) return
  tab.count.textContent = String(found.total)
  const items = [...found.content.querySelectorAll<HTMLElement>('[id*="-list-"]')]
  for (const item of items) lead(item, back.collection)
  const list = made('ul', {}, ...items)
  const all = tableAddress(back.collection, { ...PLAIN, filter })
  tab.panel.replaceChildren(
    ...(items.length > 0 ? [list] : [made('p', { class: 'quiet' }, RECORD.nothing)]),
    ...(items.length > 0 ? [made('a', { href: all }, RECORD.all)] : []),
  )
}

/** Makes what stands in the line of a record a link to it. */
function lead(item: HTMLElement, collection: string): void {
  const id = item.id.split('-list-').at(-1) ?? ''
  if (item.querySelector('a, button')) return
  item.replaceChildren(
    made('a', { href: `#/${collection}/${encodeURIComponent(id)}` }, ...item.childNodes),
  )
}
