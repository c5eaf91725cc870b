import type { Installation, Migration } from '../host'
import { type Collection, type Model, opaqueFields } from '../model/model'
import { DECLARED, FEATURES, isOwn, TOKENS } from '../schema/pack'
import { VERSION } from '../version'
import { SWITCHES } from '../web/pinned'

/** One line of a diagnosis. `off` is a part that is left out, `warn` works but not well. */
export interface Check {
  readonly state: 'ok' | 'off' | 'warn'
  readonly part: string
  readonly says: string
}

/** A hook holds its VM while PocketBase answers, so the default pool of 15 soon runs dry. */
const POOL = 50

/** What can be switched off, what somebody did, and what this PocketBase lacks. */
interface Switches {
  readonly features: readonly string[]
  readonly off: readonly string[]
  readonly missing: readonly string[]
}

/** What a person should know of an installation, in the order of the things they can do about it. */
export function checks(
  installation: Installation,
  model: Model,
  { features, off, missing }: Switches,
): readonly Check[] {
  const { pocketbase, folders, neighbours, late } = installation
  return [
    { state: 'ok', part: 'pack', says: `pb-stack ${VERSION} in PocketBase ${pocketbase}` },
    ...missing.map((what): Check => ({ state: 'off', part: 'pocketbase', says: lacks(what) })),
    { state: 'ok', part: 'hooks', says: folders.hooks },
    ...neighbours.map((name): Check => ({ state: 'ok', part: 'hooks', says: `beside ${name}` })),
    ...(late ? [warn('hooks', LATE)] : []),
    ...Object.entries(installation.migrations).map(migration),
    pages(installation),
    vmPool(installation),
    ...features.map(
      (part): Check =>
        off.includes(part)
          ? { state: 'off', part, says: 'switched off in the collection stack_features' }
          : { state: 'ok', part, says: 'on' },
    ),
    ...off.flatMap((name) => leftOut(name, model)),
    schema(model),
    ...opaqueFields(model).map((field) => warn('schema', `${field} is of a new type: only shown`)),
    ...model.collections.filter((c) => !c.system).flatMap(oddities),
  ]
}

const lacks = (what: string): string => `lacks ${named(what)}: left out of the documents`

function named(what: string): string {
  if (what.includes(' ')) return what
  const [group, option] = what.split('.')
  return group === 'field' ? `the option ${option} of fields` : `the setting ${what}`
}

function vmPool({ pool, vms }: Installation): Check {
  const used = `${pool} VMs, ${vms} made for requests since the last start`
  if (pool < POOL) return warn('pool', `${used}: start with --hooksPool ${POOL}`)
  if (vms > 4 * pool) return warn('pool', `${used}: it runs dry, start with a larger --hooksPool`)
  return { state: 'ok', part: 'pool', says: used }
}

const LATE =
  'another file bound its hooks before the pack at the last start: what they refuse is not told ' +
  "in Datastar. Begin it with: require(__hooks + '/pb-stack.pb.js')"

/** A collection whose record routes do not speak Datastar, by the name of its switch. */
function leftOut(name: string, { collections }: Model): readonly Check[] {
  const [part = '', collection] = name.split('.')
  if (part === 'datastar') return [dialect(name)]
  if (part !== 'records' || collection === undefined) return []
  return collections.some((known) => known.name === collection)
    ? [{ state: 'off', part, says: `${collection} is left out` }]
    : [warn(part, `${collection} is to be left out, but there is no such collection`)]
}

/** A dialect that is not spoken, by the name of its switch. */
const dialect = (name: string): Check =>
  SWITCHES.some(([known]) => known === name)
    ? { state: 'off', part: 'datastar', says: `${name} is not spoken` }
    : warn('datastar', `${name} is to be switched off, but there is no such dialect`)

const migration = ([name, stands]: [string, Migration]): Check => ({
  state: stands === 'applied' ? 'ok' : 'off',
  part: 'migrations',
  says: STANDS[stands](name, WITHOUT[name] ?? ''),
})

const STANDS: Readonly<Record<Migration, (name: string, without: string) => string>> = {
  applied: (name) => `${name} is applied`,
  undone: (name, without) => `the collection ${name} was deleted: ${without}`,
  waiting: (name) => `${name} is not applied yet: start the server, or run \`migrate up\``,
  missing: (name, without) => `${name} is not in the migrations folder: ${without}`,
}

const WITHOUT: Readonly<Record<string, string>> = {
  [FEATURES]: 'every feature is on',
  [DECLARED]: 'nothing can be planned or declared',
  [TOKENS]: 'there are no tokens for machines',
}

const pages = ({ pages, folders }: Installation): Check =>
  pages
    ? { state: 'ok', part: 'pages', says: '/stack/' }
    : { state: 'off', part: 'pages', says: `there is no stack folder in ${folders.pages}` }

const schema = ({ collections }: Model): Check => {
  const own = collections.filter(({ system, name }) => !system && !isOwn(name)).length
  return { state: 'ok', part: 'schema', says: `${own} collections of yours` }
}

function oddities({ name, kind, fields }: Collection): readonly Check[] {
  const lost = fields.filter(({ value }) => value.is === 'link' && value.to === '')
  const bare = kind === 'base' && fields.every((field) => field.name === 'id')
  return [
    ...lost.map((field) => warn(name, `"${field.name}" links to a collection that is not there`)),
    ...(bare ? [warn(name, 'has no fields: an export older than PocketBase 0.23 imports so')] : []),
  ]
}

const warn = (part: string, says: string): Check => ({ state: 'warn', part, says })
