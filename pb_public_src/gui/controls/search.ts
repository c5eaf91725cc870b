import { findFilter } from '../filter'
import { viewed } from '../viewed'

/** What may be chosen: the id of a record, and what people call it. */
export interface Option {
  readonly id: string
  readonly label: string
}

/** Where records are searched: the address of their list, and the fields that name them. */
export interface Source {
  readonly options: string
  readonly by: readonly string[]
}

/** So many are offered at once. */
export const MOST = 20

/** The address of the records that have every word of a text in their names, or that id. */
export function searchAddress({ options, by }: Source, text: string): string {
  const [path = '', query] = options.split('?')
  const asks = new URLSearchParams(query)
  asks.delete('mode')
  asks.set('perPage', String(MOST))
  const found = findFilter(
    text,
    (by.length > 0 ? by : ['id']).map((name) => ({ name, find: true })),
  )
  const id = /^\w{8,}$/.test(text.trim()) ? `id = '${text.trim()}'` : ''
  const filter = found !== '' && id !== '' ? `(${found}) || ${id}` : found + id
  if (filter !== '') asks.set('filter', filter)
  return `${path}?${asks}`
}

/** The records at such an address; nothing where the viewer may not list them. */
export async function optionsAt(
  url: string,
  signal: AbortSignal,
): Promise<readonly Option[] | undefined> {
  const found = await viewed(url, signal)
  return found && [...found.content.querySelectorAll('option')].flatMap(optionOf)
}

const optionOf = ({ value, text }: HTMLOptionElement): readonly Option[] =>
  value === '' ? [] : [{ id: value, label: text || value }]
