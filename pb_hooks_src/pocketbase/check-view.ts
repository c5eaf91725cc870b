import { Fault, isFault } from '../fault'
import { linksOf } from '../model/links'
import { HARM, HOSTILE, LOOKS, madeUp } from '../model/made-up'
import type { Model } from '../model/model'
import type { Origin } from '../records/origins'
import type { ViewKey } from '../records/view'
import { cached } from './cached'
import { compiled } from './compiled'
import { makeView } from './make-view'
import { messageRecord } from './message-record'
import { zoneOf } from './zone'

/** What is wrong with a view. */
type Checker = (origin: Origin) => readonly string[]

/**
 * Checks views: each is made as for a request, and rendered with records that are made up here, for
 * superusers and for others.
 */
export function viewChecker(app: core.App, model: Model): Checker {
  const known = new Map<string, readonly core.Record[]>()
  const recordsOf = (name: string, superuser: boolean): readonly core.Record[] =>
    cached(known, `${name} ${superuser}`, () => madeUpRecords(app, model, { name, superuser }))
  return (origin) => {
    const seen = new Set<string>()
    return KEYS.flatMap((key) => {
      try {
        tryView({ app, recordsOf, origin, key: { ...key, name: origin.name } }, seen)
        return []
      } catch (error) {
        if (isFault(error)) return [advised(error.message)]
        throw error
      }
    })
  }
}

const KEYS: readonly Omit<ViewKey, 'name'>[] = [true, false].flatMap((superuser) =>
  (['beta', 'one'] as const).map((dialect) => ({ superuser, dialect })),
)

interface Trying {
  readonly app: core.App
  readonly recordsOf: (collection: string, superuser: boolean) => readonly core.Record[]
  readonly origin: Origin
  readonly key: ViewKey
}

/** Renders a view in each way: records one by one, and none or all in a list. Fault: `bad_view`. */
function tryView({ app, recordsOf, origin, key }: Trying, seen: Set<string>): void {
  const collection = app.findCachedCollectionByNameOrId(origin.collection)
  const { view } = makeView(app, collection, key)
  const text = JSON.stringify([view, key.superuser])
  if (seen.has(text)) return
  seen.add(text)
  const records = recordsOf(origin.collection, key.superuser)
  const { withData } = compiled(view)
  for (const data of WHO) {
    const { items, list } = withData({ ...data, zone: zoneOf() })
    for (const record of records) refuseHarm(items([record]), origin.item, origin)
    for (const page of PAGES) {
      const html = list(page.totalItems === 0 ? [] : records, page)
      refuseHarm(html, origin.list, origin)
    }
  }
}

const PAGES = [
  { page: 1, perPage: 30, totalItems: 0, totalPages: 0 },
  { page: 2, perPage: 30, totalItems: 1e6, totalPages: -1 },
]

/** Who may ask, and with what. */
const WHO: readonly object[] = [
  { query: {} },
  { query: { search: HOSTILE }, viewer: { id: 'madeup000000000', name: HOSTILE } },
]

function madeUpRecords(
  app: core.App,
  { collections }: Model,
  { name, superuser }: { readonly name: string; readonly superuser: boolean },
): readonly core.Record[] {
  const links = linksOf(collections)
  const collection = collections.find((found) => found.name === name)
  if (!collection) return []
  return Array.from({ length: LOOKS }, (_, nth) =>
    messageRecord(app, madeUp(collection, { nth, superuser, links })),
  )
}

/** Refuses HTML in which a record's text is more than text. */
function refuseHarm(html: string, file: string, { collection, name }: Origin): void {
  const harm = HARM.exec(html)
  if (!harm) return
  const where = file || `The generated ${name} of ${collection}`
  const before = JSON.stringify(html.slice(Math.max(0, harm.index - 60), harm.index))
  throw new Fault(
    'bad_view',
    `${where}: what a record holds is more than text after ${before}.`,
    'view',
  )
}

/** What Go says of a template, with the way to say it that works. */
const advised = (message: string): string => {
  const found = ADVICE.find(([says]) => says.test(message))
  return found ? `${message}. ${found[1]}` : message
}

const ADVICE: readonly (readonly [says: RegExp, advice: string])[] = [
  [
    /out of range/,
    'Some records have less there: {{with .tags}}{{index . 0}}{{end}}, {{printf "%.20s" .title}}.',
  ],
  [
    /can't evaluate field/,
    'What is expanded is {{.expand.author.name}}, and of many {{range .expand.authors}}{{.name}}{{end}}.',
  ],
  [/not defined/, "There are Go's own functions, such as printf, index, len and eq, and text."],
  [/incompatible types for comparison/, 'Compare as text: {{if eq (text .count 0) "3"}}.'],
  [/maximum template depth/, 'A part takes in itself without an end.'],
]
