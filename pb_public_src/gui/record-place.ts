/** What stands in an address for a record that is to be made. */
export const NEW = 'new'

/** The record that an address opens beside its table: its id, or `''` for none. */
export function recordIn(hash: string): string {
  const said = PARTS.exec(hash)?.[2] ?? ''
  try {
    return decodeURIComponent(said)
  } catch {
    return said
  }
}

/** The collection of an address; `''` where it is of none. */
export const collectionIn = (hash: string): string => PARTS.exec(hash)?.[1] ?? ''

/** The same place with another record open beside the table, or with none. */
export function withRecord(hash: string, id: string): string {
  const [, collection = '', , query = ''] = PARTS.exec(hash) ?? []
  return `#/${collection}${id === '' ? '' : `/${encodeURIComponent(id)}`}${query}`
}

/** A collection, a record, and how the table is looked at. */
const PARTS = /^#\/(\w+)(?:\/([^/?]*))?(\?.*)?$/s
