import { Fault } from '../fault'
import type { Host } from '../host'
import { type Model, opaqueFields } from '../model/model'
import { collectionReader } from '../model/read'
import { type CollectionJson, type Snapshot, snapshotOf } from '../schema/snapshot'
import { type Document, etagOf, type Text } from '../web/http'
import { installation } from './installation'
import { keep, kept } from './kept'
import { live } from './live'
import { once } from './once'
import { missing } from './probes'
import { textOfFile } from './text-of-file'

/** PocketBase as features see it, for one request or one command. */
export function pocketbaseHost(app: core.App): Host {
  let read: Model | undefined
  const snapshot = (): Snapshot => snapshotOf(JSON.parse(JSON.stringify(app.findAllCollections())))
  const model = (): Model => {
    if (read) return read
    read = liveModel(app)
    logOpaque(app, opaqueFields(read))
    return read
  }
  return {
    settings: () => {
      const { meta, batch } = app.settings()
      return { appName: meta.appName, batch: batch.enabled }
    },
    missing: (probes) => missing(app, probes),
    snapshot,
    model,
    authCollections: () => app.findAllCollections('auth').map((found) => found?.name ?? ''),
    document: (key, make) =>
      once(
        app,
        `${key}#made`,
        () => kept(app, key, live(app).token),
        () => made(app, key, make),
      ),
    code: (language, model) => {
      const part = require(`${__hooks}/pb-stack-types.js`) as typeof import('./types')
      return part.code[language](model)
    },
    shell: (...of) => {
      const part = require(`${__hooks}/pb-stack-views.js`) as typeof import('./view-bundle')
      return part.shell(...of)
    },
    yaml: (value) => {
      const part = require(`${__hooks}/pb-stack-yaml.js`) as typeof import('./yaml')
      return part.yaml(value)
    },
    views: (work) => {
      const part = require(`${__hooks}/pb-stack-views.js`) as typeof import('./view-bundle')
      return part.viewsWork(app, work)
    },
    declare: (task) => {
      const part = require(`${__hooks}/pb-stack-state.js`) as typeof import('./state')
      return part.declare(app, task)
    },
    switchedOff: () => live(app).off,
    installation: () => installation(app),
    readJson,
  }
}

/** The model of the snapshot, of which only some collections at a time are in memory. */
function liveModel(app: core.App): Model {
  const names = arrayOf(new DynamicModel({ id: '', name: '' })) as unknown as Named[]
  app.db().select('id', 'name').from('_collections').orderBy('name').all(names)
  const read = collectionReader(names.map(({ id, name }) => ({ id, name })))
  const pages = Array.from({ length: Math.ceil(names.length / AT_ONCE) }, (_, page) => page)
  return { collections: pages.flatMap((page) => pageOf(app, page).map(read)) }
}

interface Named {
  readonly id: string
  readonly name: string
}

const AT_ONCE = 25

function pageOf(app: core.App, page: number): readonly CollectionJson[] {
  const found = arrayOf(new Collection()) as unknown as core.Collection[]
  app
    .collectionQuery()
    .orderBy('name')
    .offset(page * AT_ONCE)
    .limit(AT_ONCE)
    .all(found)
  return JSON.parse(JSON.stringify(found))
}

/** The token is read first: a document made of newer data than its token says is made again. */
function made(app: core.App, key: string, make: () => Text): Document {
  const { token } = live(app)
  const text = make()
  return keep(app, key, token, { ...text, etag: etagOf(text.body, $security.sha256) })
}

/** One line in the log for each set of fields that the pack cannot read, not one for each request. */
function logOpaque(app: core.App, fields: readonly string[]): void {
  const said = 'pb-stack/opaque'
  const list = fields.join(', ')
  if (list === (app.store().get(said) ?? '')) return
  app.store().set(said, list)
  app.logger().warn('pb-stack: fields of an unknown type are only shown', 'fields', list)
}

function readJson(path: string): unknown {
  const text = textOfFile(path, 'from')
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Fault('bad_request', `${path} is not JSON.`, 'from', cause)
  }
}
