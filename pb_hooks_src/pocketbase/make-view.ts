import { readModel } from '../model/read'
import { generated, generatedNames } from '../pages/generated'
import { type Shown, told } from '../pages/shown'
import type { ReadFile } from '../records/files'
import { usesOf, type View, type ViewKey } from '../records/view'
import { viewOf } from '../records/view-of'
import { snapshotOf } from '../schema/snapshot'
import { fileTime } from './file-time'
import { readView, viewPath } from './view-files'

/** A view, and every file that decides what it is, there or not, with its time before it was read. */
export interface MadeView {
  readonly view: View
  readonly looked: readonly (readonly [path: string, changed: string])[]
}

/** Makes a view of a collection. Faults: `not_found`, `bad_view`. */
export function makeView(app: core.App, collection: core.Collection, key: ViewKey): MadeView {
  const looked: [string, string][] = []
  const read: ReadFile = (file) => {
    const path = viewPath(file)
    looked.push([path, fileTime(path)])
    return readView(file)
  }
  let made: Shown | undefined
  const shown = (): Shown => {
    made ??= shownOf(app, collection, key)
    return made
  }
  const keep = (text: string, make: () => string): string => keptFile(app, text, make)
  const view = viewOf({ collection: collection.name, name: key.name, keep }, read, {
    get names() {
      return generatedNames(shown().collection)
    },
    texts: (name) => generated(name, shown()),
  })
  const model = usesOf(view).includes('model') ? told(shown()) : undefined
  return { view: { ...view, model }, looked }
}

/** What was made of a file, for all VMs: its first line names it, and its hash tells whether it is so still. */
function keptFile(app: core.App, text: string, make: () => string): string {
  const name = `view-file/${text.split('\n', 1)[0]}`
  const hash = $security.sha256(text)
  const found: unknown = app.store().get(name)
  if (typeof found === 'string' && found.startsWith(hash)) return found.slice(hash.length)
  const made = make()
  app.store().set(name, hash + made)
  return made
}

/** What a generated view is made of: a reading of the schema, so it is done once and only if needed. */
function shownOf(app: core.App, collection: core.Collection, key: ViewKey): Shown {
  const json = JSON.parse(JSON.stringify(withLinked(app, collection)))
  const { collections } = readModel(snapshotOf(json))
  const linked = (name: string) => collections.find((found) => found.name === name)
  const found = linked(collection.name)
  if (!found) throw new Error(`${collection.name} is not in its own model.`)
  return { collection: found, linked, superuser: key.superuser, dialect: key.dialect }
}

/** A collection and those that its relations point to: all that its views need to know. */
function withLinked(app: core.App, collection: core.Collection): core.Collection[] {
  const ids = [...collection.fields].flatMap((field) =>
    field?.type() === 'relation' ? [(field as core.RelationField).collectionId] : [],
  )
  const linked = app.findAllCollections().filter((found) => ids.includes(String(found?.id)))
  return [
    collection,
    ...linked.flatMap((found) => (found && found.id !== collection.id ? [found] : [])),
  ]
}
