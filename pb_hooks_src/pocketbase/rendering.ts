import { Fault } from '../fault'
import type { Page, Place } from '../records/answers'
import { itemsTemplate, listTemplate, placeOfLine } from '../records/template'
import type { Dialect } from '../web/datastar'
import type { Asking } from './events'
import { findView } from './views'

/** A view with the data of one request at hand: records in, HTML out. Fault: `bad_view`. */
export interface Rendering {
  readonly itemPlace: Place
  readonly listPlace: Place
  readonly items: (records: readonly unknown[]) => string
  /** Whether it shows somebody something else than somebody else with the same records. */
  readonly personal: boolean
  readonly list: (records: readonly unknown[], page: Page) => string
}

/** Gets a view ready for a request. Faults: `not_found`, `bad_view`. */
export function rendering(e: Asking, name: string, dialect: Dialect): Rendering {
  const auth = e.viewer ?? e.requestEvent.auth
  const superuser = auth?.isSuperuser() ?? false
  const collection = e.collection as core.Collection
  const { view, item, list, uses } = findView(e.app, collection, { name, dialect, superuser })
  const common = (): object => ({
    ...(uses.includes('viewer') && { viewer: auth?.publicExport() }),
    ...(uses.includes('query') && { query: e.requestEvent.requestInfo().query }),
  })
  return {
    itemPlace: view.itemPlace,
    listPlace: view.listPlace,
    personal: uses.length > 0,
    items: (records) => render(item, { ...common(), records }, itemsTemplate(view)),
    list: (records, page) => render(list, { ...common(), records, page }, listTemplate(view)),
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
