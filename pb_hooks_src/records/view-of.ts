import { Fault } from '../fault'
import { listId } from '../web/ids'
import { ITSELF } from './answers'
import { check } from './check'
import { expands } from './expands'
import { placeIn, type ReadFile, type Sources, sourcesOf } from './files'
import { partName } from './template'
import { tight } from './tight'
import type { Source, View } from './view'

/** What a collection has without a file. */
export interface Generated {
  readonly names: readonly string[]
  readonly texts: (name: string) => { readonly item: string; readonly list: string } | undefined
}

interface Named {
  readonly collection: string
  readonly name: string
}

/**
 * A view of a collection: the project's files, and where it has none the generated ones. Faults:
 * `not_found`, `bad_view`.
 */
export function viewOf({ collection, name }: Named, read: ReadFile, generated: Generated): View {
  const { item, list, parts } = sourcesOf(read, collection, name)
  const made = item && list ? undefined : generated.texts(name)
  if (!item && !list && !made) throw noView(collection, name, generated.names)
  checkAll({ item, list, parts })
  const id = listId(collection, name)
  const shown = item ? tight(item) : unfiled(made?.item ?? '')
  return {
    item: shown,
    expands: [shown, ...parts].some(expands),
    list: list
      ? tight(list)
      : unfiled(made?.list ?? `<div id="${id}">{{template "items" $}}</div>`),
    parts: parts.map(tight),
    itemPlace: placeIn(item, { target: `#${id}`, mode: 'prepend' }),
    listPlace: placeIn(list, ITSELF),
  }
}

function checkAll({ item, list, parts }: Sources): void {
  if (item) check(item, 'item')
  if (list) check(list, 'list')
  for (const part of parts) check(part, isWhole(item, part) ? 'item' : 'part')
}

/** Whether a part is all that a file shows of a record: `{{template "card" .}}`. */
function isWhole(item: Source | undefined, part: Source): boolean {
  const name = /^\s*(?:\{\{\/\*[\s\S]*?\*\/\}\}\s*)?\{\{-?\s*template\s+"([\w-]+)"[^}]*\}\}\s*$/
  return partName(part) === name.exec(item?.text ?? '')?.[1]
}

/** A generated text has lines for those who read it. */
const unfiled = (text: string): Source => ({ file: '', text: text.split('\n').join('') })

const noView = (collection: string, name: string, names: readonly string[]): Fault =>
  new Fault(
    'not_found',
    `${collection} has no view "${name}": there is neither views/${collection}/${name}.html nor ` +
      `views/${name}.html. Without a file there are ${names.join(', ')}.`,
    'view',
  )
