import { Fault } from '../fault'
import type { Page, Place } from '../records/answers'
import { type Picks, picked } from '../records/picks'
import {
  fileOf,
  type Given,
  itemsTemplate,
  listTemplate,
  placeOfLine,
  textOf,
} from '../records/template'
import { handlesRecords, isPersonal, type Use, usesOf, type View } from '../records/view'
import { publicOf } from './public-of'

/** A view with what it needs at hand: records in, HTML out. Fault: `bad_view`. */
export interface Rendering {
  readonly itemPlace: Place
  readonly listPlace: Place
  /** Whether it shows somebody something else than somebody else who asks for it in the same words. */
  readonly personal: boolean
  readonly items: (records: Records) => string
  readonly list: (records: Records, page: Page) => string
}

type Records = readonly (core.Record | undefined)[]

/** A view that this VM has ready. */
export interface Compiled {
  /** What it asks of a request. */
  readonly uses: readonly Use[]
  /** For a view that asks nothing of a request. */
  readonly forAll: Rendering
  /** For one that does, or is to show of each record only what a request picks. */
  readonly withData: (data: object, picks?: Picks) => Rendering
}

/** Makes a view ready. Errors in a template show when it is first rendered, not here. */
export function compiled(view: View): Compiled {
  const uses = usesOf(view).filter((use) => use !== 'model')
  const item = formsOf(view, itemsTemplate)
  const list = formsOf(view, listTemplate)
  const model = view.model === undefined ? {} : { model: view.model }
  const withData = (data: object, picks?: Picks): Rendering => ({
    itemPlace: view.itemPlace,
    listPlace: view.listPlace,
    personal: isPersonal(uses),
    items: (records) => render(item, { ...data, records }, picks),
    list: (records, page) => render(list, { ...data, page, records }, picks),
  })
  return {
    uses,
    forAll: withData(model),
    withData: (data, picks) => withData({ ...model, ...data }, picks),
  }
}

type Pieces = ReturnType<typeof itemsTemplate>

interface Template {
  readonly pieces: Pieces
  /** Found once: to ask for a method of Go's takes as long as to call it. */
  readonly print: template.Renderer['render']
}

/** A template for records as PocketBase prints them, and a faster one for records themselves. */
interface Forms {
  readonly printed: Template
  /** None for a view that could get hold of a record. */
  readonly themselves: Template | undefined
  /** Whether what is expanded counts, and would be shown as it stands. */
  readonly expands: boolean
}

function formsOf(view: View, pieces: (view: View, given: Given) => Pieces): Forms {
  const made = (given: Given): Template => ({
    pieces: pieces(view, given),
    print: $template.loadString(textOf(pieces(view, given))).render,
  })
  const themselves = handlesRecords(view) ? undefined : made('themselves')
  return { printed: made('printed'), themselves, expands: view.expands && !view.exported }
}

interface Shown {
  readonly records: Records
  readonly page?: Page
}

/** What is expanded is in a record's public export as a record, so then the slower form is used. */
function render({ printed, themselves, expands }: Forms, data: Shown, picks?: Picks): string {
  const { records } = data
  if (!themselves || picks || (expands && EXPANDED.render(records) !== '')) {
    const all = records.map(publicOf)
    const shown = picks ? all.map((one) => picked(one, picks)) : all
    return rendered(printed, { ...data, records: shown })
  }
  return rendered(themselves, data)
}

/** Prints something where a record of a list is expanded. Asked in Go, since a list is long. */
const EXPANDED = $template.loadString('{{range .}}{{if .Expand}}+{{end}}{{end}}')

/** The most characters that a view may make: of what it makes without an end, memory has one. */
const MOST = 1 << 24

/** A template's own error becomes a fault that names the file and the line. */
function rendered({ pieces, print }: Template, data: object): string {
  let html: string
  try {
    html = print(data)
  } catch (cause) {
    const [, line = '1', said = String(cause)] = SAID.exec(String(cause)) ?? []
    throw new Fault('bad_view', `${placeOfLine(pieces, Number(line))}: ${said}`, 'view', cause)
  }
  if (html.length <= MOST) return html
  throw new Fault('bad_view', `${fileOf(pieces)}: ${html.length} characters are too many.`, 'view')
}

/** How Go words it: `template: NAME:LINE:COLUMN: executing "NAME" at what is wrong`. */
const SAID = /template: ?[^:]*:(\d+)(?::\d+)?: (?:executing "[^"]*" at )?(.*)/
