import { Fault } from '../fault'
import type { ViewsWork } from '../host'
import type { Collection, Model } from '../model/model'
import { readModel } from '../model/read'
import { generated, generatedNames } from '../pages/generated'
import { ejected, type ViewFile } from '../records/ejected'
import { type Origin, origins, strays, table } from '../records/origins'
import { snapshotOf } from '../schema/snapshot'
import { viewChecker } from './check-view'
import { readView, viewFiles, writeViews } from './view-files'

type Work<Is extends ViewsWork['is']> = Extract<ViewsWork, { is: Is }>

interface Done {
  readonly text: string
  readonly failed: boolean
}

/** What the commands about views do. Faults: `not_found`. */
export function viewsWork(app: core.App, work: ViewsWork): Done {
  const model = readModel(snapshotOf(JSON.parse(JSON.stringify(app.findAllCollections()))))
  switch (work.is) {
    case 'list':
      return { text: listed(chosen(model, work)), failed: false }
    case 'eject':
      return { text: ejectViews(model, work), failed: false }
    case 'check':
      return checkViews(app, model, work)
  }
}

/** The views of a collection; without a name, those of all that are not PocketBase's own. */
function chosen({ collections }: Model, { collection }: ViewsWork): readonly Origin[] {
  const files = viewFiles()
  const isWanted = ({ name, system }: Collection): boolean =>
    collection === name ||
    (collection === '' && (!system || files.some((path) => path.startsWith(`${name}/`))))
  const wanted = collections.filter(isWanted)
  if (wanted.length === 0 && collection !== '') throw noCollection(collection)
  return wanted.flatMap((found) => origins(found.name, files, generatedNames(found)))
}

const listed = (found: readonly Origin[]): string =>
  table([
    ['COLLECTION', 'VIEW', 'ONE RECORD', 'A LIST'],
    ...found.map(({ collection, name, item, list, ...more }) => {
      // A count has nothing to show of one record.
      const other = more.generated && name !== 'count' ? 'generated' : '-'
      return [collection, name, item || other, list || 'generated']
    }),
  ])

function ejectViews(model: Model, work: Work<'eject'>): string {
  const linked = (name: string) => model.collections.find((found) => found.name === name)
  const collection = linked(work.collection)
  if (!collection) throw noCollection(work.collection)
  const { hidden: superuser, dialect } = work
  const known = generatedNames(collection)
  const files = (work.names.length > 0 ? work.names : known).flatMap((name) => {
    const made = generated(name, { collection, linked, superuser, dialect })
    if (!made) throw notGenerated(collection.name, name, known)
    return ejected({ collection: collection.name, name }, made)
  })
  const isKept = ({ path }: ViewFile): boolean => !work.force && readView(path) !== undefined
  const wanted = files.filter((file) => !isKept(file))
  const says = files.map((file) =>
    wanted.includes(file)
      ? `${work.dryRun ? 'would write' : 'wrote '} ${file.path}\n`
      : `kept   ${file.path}, which is there already\n`,
  )
  if (!work.dryRun) writeViews(wanted.filter(({ path, text }) => readView(path) !== text))
  return says.join('')
}

function checkViews(app: core.App, model: Model, work: Work<'check'>): Done {
  const found = chosen(model, work).filter(({ name }) => work.name === '' || name === work.name)
  if (found.length === 0) {
    throw new Fault('not_found', `${work.collection} has no view "${work.name}".`, 'view')
  }
  const lost = strays(
    viewFiles(),
    model.collections.map(({ name }) => name),
  )
  const check = viewChecker(app, model)
  const wrong = [...(work.collection === '' ? lost : []), ...found.flatMap(check)]
  const views = found.length === 1 ? '1 view' : `${found.length} views`
  const says = [...new Set(wrong)].map((line) => `wrong  ${line}\n`)
  return {
    text: says.length === 0 ? `ok     ${views}, and nothing wrong\n` : says.join(''),
    failed: says.length > 0,
  }
}

const noCollection = (name: string): Fault =>
  new Fault('not_found', `There is no collection "${name}".`, 'collection')

const notGenerated = (collection: string, name: string, known: readonly string[]): Fault =>
  new Fault(
    'not_found',
    `"${name}" is no view that ${collection} has without a file. There are ${known.join(', ')}.`,
    'view',
  )
