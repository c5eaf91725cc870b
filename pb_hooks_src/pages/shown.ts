import type { Collection, Field, Value } from '../model/model'
import { phrase } from '../model/names'
import type { Dialect } from '../web/datastar'

/** What a generated view is made of: a collection, what it links to, and who is to see it. */
export interface Shown {
  readonly collection: Collection
  /** Another collection, by its name. */
  readonly linked: (name: string) => Collection | undefined
  readonly superuser: boolean
  readonly dialect: Dialect
  /** Whether what is expanded are records, and not yet what PocketBase prints of them. */
  readonly themselves?: boolean
}

/** The fields of a collection that this viewer may read. */
export const readable = ({ fields }: Collection, superuser: boolean): readonly Field[] =>
  fields.filter(({ access, hidden }) => access !== 'write' && (superuser || !hidden))

/** What a table has columns for: the id tells people nothing, unless there is nothing else. */
export function columns({ collection, superuser }: Shown): readonly Field[] {
  const all = readable(collection, superuser)
  const telling = all.filter(({ name }) => name !== 'id')
  return telling.length > 0 ? telling : all
}

/** The fields that tell which record it is: presentable ones, else its first text. */
export function naming(collection: Collection, superuser: boolean): readonly Field[] {
  const all = readable(collection, superuser).filter(({ name }) => name !== 'id')
  const presentable = all.filter((field) => field.presentable)
  return presentable.length > 0 ? presentable : all.filter(isText).slice(0, 1)
}

const isText = ({ value }: Field): boolean => value.is === 'text' && value.format === 'plain'

/** What a view is told of a field: its name, how people read it, and its shape with its limits. */
type Told = Pick<Field, 'name' | 'help' | 'many' | 'required'> & Value & { readonly label: string }

/** What a view is told of a collection, `$.model`: what this viewer may read of it, and no rules. */
export const told = ({ collection, superuser }: Shown): object => ({
  name: collection.name,
  kind: collection.kind,
  fields: readable(collection, superuser).map(
    ({ name, help, many, required, value }): Told => ({
      ...value,
      name,
      label: phrase(name),
      help,
      many,
      required,
    }),
  ),
})
