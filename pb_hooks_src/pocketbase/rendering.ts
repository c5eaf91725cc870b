import { Fault } from '../fault'
import type { Page, Place } from '../records/answers'
import { itemsTemplate, listTemplate, placeOfLine } from '../records/template'
import type { Dialect } from '../web/datastar'
import type { Asking } from './events'
import { publicOf } from './public-of'
import { findView } from './views'
import { zoneOf } from './zone'

/** A view with the data of one request at hand: records in, HTML out. Fault: `bad_view`. */
export interface Rendering {
  readonly itemPlace: Place
  readonly listPlace: Place
  readonly items: (records: Records) => string
  /** Whether it shows somebody something else than somebody else with the same records. */
  readonly personal: boolean
  readonly list: (records: Records, page: Page) => string
}

type Records = readonly (core.Record | undefined)[]

/** Gets a view ready for a request. Faults: `not_found`, `bad_view`. */
export function rendering(e: Asking, name: string, dialect: Dialect): Rendering {
  const auth = e.viewer ?? e.requestEvent.auth
  const superuser = auth?.isSuperuser() ?? false
  const collection = e.collection as core.Collection
  const { view, item, list, uses } = findView(e.app, collection, { name, dialect, superuser })
  const query = () => e.requestEvent.requestInfo().query
  const zone = uses.includes('zone') ? zoneOf(query().zone) : undefined
  const given = (records: Records): object => ({
    records: records.map(publicOf),
    ...(uses.includes('viewer') && { viewer: auth?.publicExport() }),
    ...(uses.includes('query') && { query: query() }),
    ...(zone && { zone }),
    ...(uses.includes('model') && { model: view.model }),
  })
  return {
    itemPlace: view.itemPlace,
    listPlace: view.listPlace,
    personal: uses.some((use) => use !== 'model'),
    items: (records) => render(item, given(records), itemsTemplate(view)),
    list: (records, page) => render(list, { ...given(records), page }, listTemplate(view)),
  }
}

/** A template's own error becomes a fault that names the file and the line. */
function render(made: template.Renderer, data: object, pieces: Pieces): string {
  try {
    return made.render(data)
  } catch (cause) {
    const [, line = '1', said = String(cause)] = SAID.exec(String(cause)) ?? []
    throw new Fault('bad_view', `${placeOfLine(pieces, Number(line))}: ${said}`, 'view', cause)
  }
}

type Pieces = ReturnType<typeof itemsTemplate>

/** How Go words it: `template: NAME:LINE:COLUMN: what is wrong`. */
const SAID = /template: ?[^:]*:(\d+)(?::\d+)?: (.*)/
