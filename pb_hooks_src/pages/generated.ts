import type { Collection, Field } from '../model/model'
import { cell } from './cell'

/** A view as a collection has it without a file: one record, and a list of them. */
export interface Texts {
  readonly item: string
  readonly list: string
}

/** The generated view of a name. Superusers see hidden fields too. */
export function generated(collection: Collection, superuser: boolean): Texts {
  const fields = collection.fields.filter((field) => shown(field, superuser))
  const { name } = collection
  return {
    item: `<tr id="${name}-{{.id}}">${fields.map((field) => `<td>${cell(field)}</td>`).join('')}</tr>`,
    list: `<tbody id="${name}-rows">{{template "items" $}}</tbody>`,
  }
}

const shown = ({ access, hidden }: Field, superuser: boolean): boolean =>
  access !== 'write' && (superuser || !hidden)
