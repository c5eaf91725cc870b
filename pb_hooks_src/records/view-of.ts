import { Fault } from '../fault'
import { placeIn, type ReadFile, sourcesOf } from './files'
import { GENERATED, listId, type Source, type View } from './view'

/** Makes the texts that a collection has without a file. */
export type Generate = (name: string) => { readonly item: string; readonly list: string }

interface Named {
  readonly collection: string
  readonly name: string
}

/**
 * A view of a collection: the project's files, and where it has none the generated ones. Faults:
 * `not_found`, `bad_view`.
 */
export function viewOf({ collection, name }: Named, read: ReadFile, generate: Generate): View {
  const { item, list, parts } = sourcesOf(read, collection, name)
  const known = GENERATED.includes(name)
  if (!item && !known) throw noView(collection, name)
  const id = listId(collection, name)
  const made = known ? generate(name) : { item: '', list: plainList(id) }
  return {
    item: item ?? unfiled(made.item),
    list: list ?? unfiled(made.list),
    parts,
    itemPlace: placeIn(item, { target: `#${id}`, mode: 'prepend' }),
    listPlace: placeIn(list, { target: '', mode: 'outer' }),
  }
}

const unfiled = (text: string): Source => ({ file: '', text })

/** What stands around records whose view says nothing of lists. */
const plainList = (id: string): string => `<div id="${id}">{{template "items" $}}</div>`

const noView = (collection: string, name: string): Fault =>
  new Fault(
    'not_found',
    `${collection} has no view "${name}": there is neither views/${collection}/${name}.html nor ` +
      `views/${name}.html. Without a file there are ${GENERATED.join(', ')}.`,
    'view',
  )
