/** Where one is in the GUI, as the part of the address after `#` says it. */
export type Place =
  | { readonly is: 'home' }
  | { readonly is: 'sign-in' }
  /** Where a link in a mail leads: what is to be confirmed, with its token, which the page takes out. */
  | { readonly is: 'mail'; readonly what: string; readonly token: string }
  | { readonly is: 'table'; readonly collection: string; readonly looks: Looks }

/** How a table is looked at: all of it stands in the address, so that it can be shared. */
export interface Looks {
  /** The columns that it is sorted by, each with a `-` where it is from high to low. */
  readonly sort: readonly string[]
  /** PocketBase's own filter. */
  readonly filter: string
  /** Words that are looked for in all texts. */
  readonly find: string
  /** The columns that are shown, in their order; none are all of them. */
  readonly columns: readonly string[]
  readonly dense: boolean
}

/** A table as it is first looked at. */
export const PLAIN: Looks = { sort: [], filter: '', find: '', columns: [], dense: false }

/** Reads an address. What it does not know leads home. */
export function readPlace(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s)
  const [first = '', what = '', token = ''] = path.split('/')
  // A collection may be called so, too.
  if (first === 'auth' && what !== '') return { is: 'mail', what, token }
  if (first === 'sign-in') return { is: 'sign-in' }
  if (!/^\w+$/.test(first)) return { is: 'home' }
  const given = new URLSearchParams(query)
  const list = (name: string): readonly string[] =>
    (given.get(name) ?? '').split(',').filter((part) => /^-?[@\w.]+$/.test(part))
  const looks = {
    sort: list('sort'),
    filter: given.get('filter') ?? '',
    find: given.get('find') ?? '',
    columns: list('columns'),
    dense: given.get('dense') === '1',
  }
  return { is: 'table', collection: first, looks }
}

/** The address of a table; what is as at first is left out. */
export function tableAddress(collection: string, looks: Looks): string {
  const { sort, filter, find, columns, dense } = looks
  const parts = [
    ['sort', sort.join(',')],
    ['filter', filter],
    ['find', find],
    ['columns', columns.join(',')],
    ['dense', dense ? '1' : ''],
  ].flatMap(([name = '', value = '']) => (value === '' ? [] : [`${name}=${said(value)}`]))
  return `#/${collection}${parts.length > 0 ? `?${parts.join('&')}` : ''}`
}

/** What people read in an address stays readable. */
const said = (value: string): string =>
  encodeURIComponent(value)
    .replace(/%(?:2C|40|2F|3A)/g, decodeURIComponent)
    .replace(/%20/g, '+')
