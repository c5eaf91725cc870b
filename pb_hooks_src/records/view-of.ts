import { Fault } from '../fault'
import { listId } from '../web/ids'
import { ITSELF } from './answers'
import { check } from './check'
import { expands } from './expands'
import { placeIn, type ReadFile, sourcesOf } from './files'
import type { Kind } from './misplaced'
import { partName } from './template'
import { tight } from './tight'
import type { Source, View } from './view'

interface Texts {
  readonly item: string
  readonly exported: string
  readonly list: string
}

/** What a collection has without a file. */
export interface Generated {
  readonly names: readonly string[]
  readonly texts: (name: string) => Texts | undefined
}

interface Wanted {
  readonly collection: string
  readonly name: string
  /** Finds what was made of a text before, since to check one takes longer than all else. */
  readonly keep?: (text: string, make: () => string) => string
}

/**
 * A view of a collection: the project's files, and where it has none the generated ones. Faults:
 * `not_found`, `bad_view`.
 */
export function viewOf(wanted: Wanted, read: ReadFile, generated: Generated): View {
  const { collection, name, keep = (_text, make) => make() } = wanted
  const files = sourcesOf(read, collection, name)
  const made = files.item && files.list ? undefined : generated.texts(name)
  if (!files.item && !files.list && !made) throw noView(collection, name, generated.names)
  const ready = (source: Source, kind: Kind): Source => {
    const text = keep(`${kind} ${source.file}\n${source.text}`, () => checked(source, kind))
    return { ...source, text }
  }
  const id = listId(collection, name)
  const item = files.item ? ready(files.item, 'item') : unfiled(made?.item ?? '')
  const list = files.list
    ? ready(files.list, 'list')
    : unfiled(made?.list ?? `<div id="${id}">{{template "items" $}}</div>`)
  const parts = files.parts.map((part) => ready(part, isWhole(files.item, part) ? 'item' : 'part'))
  return {
    item,
    ...(!files.item && made && { exported: unfiled(made.exported) }),
    expands: [item, ...parts].some(expands),
    list,
    parts,
    itemPlace: placeIn(files.item, { target: `#${id}`, mode: 'prepend' }),
    listPlace: placeIn(files.list, ITSELF),
  }
}

/** The text of a file as it is sent. Fault: `bad_view`. */
function checked(source: Source, kind: Kind): string {
  check(source, kind)
  return tight(source).text
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
