import { Fault } from '../fault'
import { answeredCollection, answeredRecord, answeredSettings } from '../state/answered'
import type { Kept } from '../state/declaration'
import type { Kind, Named } from '../state/document'
import type { Json } from '../state/json'
import type { Seal } from '../state/secrets'
import { storedValues } from './current-records'
import { collectionIn, sealedCollection, sealedSettings } from './current-state'
import { declarationOf, declarations } from './declarations'
import { sealOf } from './reading'

/** What is declared of one thing, with the values of this moment. Faults: `not_declared`, `gone`. */
export function told(app: core.App, named: Named): Json {
  const kept = declarationOf(app, named)
  if (!kept) throw notDeclared(named)
  return answerOf(app, kept, sealOf(app))
}

const notDeclared = ({ kind, name }: Named): Fault =>
  new Fault('not_declared', `Nothing is declared of ${name === '' ? 'the settings' : name}.`, kind)

/** What is kept of one thing, with the values of this moment. Fault: `gone`. */
export function answerOf(app: core.App, kept: Kept, seal: Seal): Json {
  const { kind, name } = kept
  if (kind === 'settings') return answeredSettings(kept, sealedSettings(app, seal))
  const [collection = '', id = ''] = name.split('/')
  if (kind === 'collections') {
    const live = collectionIn(app, collection)
    if (!live) throw gone(name)
    return answeredCollection(kept, sealedCollection(live, seal))
  }
  const values = storedValues(app, collection, id)
  if (!values) throw gone(name)
  return answeredRecord(kept, values)
}

const gone = (name: string): Fault => new Fault('gone', `${name} is declared, and is gone.`, 'name')

/** What is declared of one kind: what, when, and by whom. */
export function listed(app: core.App, wanted: Kind): Json {
  const found = declarations(app).filter(({ kind, name }) => kind === wanted && name !== '')
  const items = found.map(({ name, declared, by }) => {
    const [collection, id] = name.split('/')
    return { ...(wanted === 'records' ? { collection, id } : { name }), declared, by }
  })
  return { items }
}
