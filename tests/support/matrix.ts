import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ACCEPT, eventsIn, signalsIn, type Told } from './datastar'
import { COLLECTIONS, idOf, KINDS, type Kind, SHAPE_NAMES, type Shape } from './matrix-schema'
import { type Init, preparedFolder, type Server, signIn, startServer } from './server'

export const VIEWERS = ['guest', 'user', 'owner', 'superuser'] as const
export type Viewer = (typeof VIEWERS)[number]

/** A server with records under rules of every shape, and who asks for them. */
export interface Matrix {
  readonly server: Server
  readonly tokens: Readonly<Record<Viewer, string | undefined>>
}

/** Who they are: the owner owns what is `mine`, and nothing is the user's. Carol never asks. */
export const PEOPLE = { owner: 'ada', user: 'bob', other: 'carol' } as const

const PASSWORD = 'a-password-for-all'
const SHARE = { id: idOf('share', ''), doc: idOf('related', 'shared') }
const personId = (name: string): string => idOf(name, '')

/** The id of who asks; a guest has none. */
export const viewerId = (viewer: Viewer): string =>
  viewer === 'owner' || viewer === 'user' ? personId(PEOPLE[viewer]) : ''

export const recordsOf = (name: string): string => `/api/collections/${name}/records`

/** What stands in a record; each text is a word that is nowhere else. */
export function recordOf(shape: Shape, kind: Kind): Readonly<Record<string, string>> {
  const { owner, other } = PEOPLE
  const whose = kind === 'mine' ? owner : other
  return {
    id: idOf(shape, kind),
    ...Object.fromEntries(
      ['title', 'body', 'secret', 'code'].map((name) => [name, `qz_${shape}_${kind}_${name}`]),
    ),
    owner: kind === 'nobodys' ? '' : personId(whose),
    team: kind === 'mine' || kind === 'theirs' ? idOf('team', whose) : '',
    keeper: personId(other),
  }
}

/** A view of a project's own that prints whatever it can get hold of. */
const GREEDY = `<pre id="any-greedy-{{.id}}">
{{range $name, $value := .}}{{if ne $name "expand"}}{{$name}}: {{$value}} {{end}}{{end}}
{{.secret}} {{.keeper}} {{.expand.keeper.name}} {{.expand.team.name}} {{.expand.shares_via_doc}}
{{.expand.owner.name}} {{.expand.owner.email}} {{.expand.owner.tokenKey}}</pre>`

export async function startMatrix(): Promise<Matrix> {
  const folder = preparedFolder()
  mkdirSync(join(folder, 'pb_hooks/views'))
  writeFileSync(join(folder, 'pb_hooks/views/greedy.html'), GREEDY)
  const server = await startServer(folder)
  const add = (name: string, json: object) => server.admin(recordsOf(name), { json })
  for (const name of Object.values(PEOPLE)) {
    const word = { password: PASSWORD, passwordConfirm: PASSWORD }
    const who = { id: personId(name), email: `qz_${name}@example.com`, name: `qz_name_${name}` }
    await add('users', { ...who, ...word })
  }
  const collections = { json: { collections: COLLECTIONS }, method: 'PUT' }
  await server.admin('/api/collections/import', collections)
  const [ada, carol] = [personId(PEOPLE.owner), personId(PEOPLE.other)]
  for (const [name, id] of [
    [PEOPLE.owner, ada],
    [PEOPLE.other, carol],
  ]) {
    await add('teams', { id: idOf('team', name ?? ''), name: `qz_team_${name}`, members: [id] })
  }
  for (const shape of SHAPE_NAMES) {
    for (const kind of KINDS) await add(shape, recordOf(shape, kind))
  }
  await add('grants', { doc: idOf('related', 'granted'), reader: ada })
  await add('shares', { ...SHARE, reader: ada })
  const signedIn = (name: string) =>
    signIn(server.fetch, 'users', `qz_${name}@example.com`, PASSWORD)
  const [owner, user] = [await signedIn(PEOPLE.owner), await signedIn(PEOPLE.user)]
  return { server, tokens: { guest: undefined, user, owner, superuser: server.superuser } }
}

interface Item {
  readonly id: string
  readonly [field: string]: unknown
}

/** What stands in a collection now, but for times and new ids; puts it back as it was. */
export async function restored({ server }: Matrix, shape: Shape): Promise<readonly object[]> {
  const path = recordsOf(shape)
  const answer = await server.admin(`${path}?sort=title`)
  const { items } = (await answer.json()) as { readonly items: readonly Item[] }
  const known = new Map(KINDS.map((kind) => [idOf(shape, kind), recordOf(shape, kind)]))
  for (const item of items) {
    const json = known.get(item.id)
    if (!json) await server.admin(`${path}/${item.id}`, { method: 'DELETE' })
    else if (isChanged(item, json)) {
      await server.admin(`${path}/${item.id}`, { method: 'PATCH', json })
    }
  }
  const there = items.map(({ id }) => id)
  const gone = [...known].filter(([id]) => !there.includes(id))
  for (const [, json] of gone) await server.admin(path, { json })
  // What led to a record that was deleted leads nowhere then.
  const share = { method: 'PATCH', json: SHARE }
  if (gone.length > 0) await server.admin(`${recordsOf('shares')}/${SHARE.id}`, share)
  return items.map(({ id, created: _created, updated: _updated, ...fields }) => ({
    ...fields,
    id: known.has(id) ? id : 'new',
  }))
}

const isChanged = (item: Item, json: Readonly<Record<string, string>>): boolean =>
  Object.entries(json).some(([name, value]) => item[name] !== value)

/** What somebody is told, in JSON or in Datastar, in the same words. */
export interface Answer {
  /** Why not; nothing where it was done. */
  readonly refused: Refused | undefined
  /** The words of records that are in any byte of it. */
  readonly words: readonly string[]
  readonly body: string
  readonly events: readonly Told[]
}

interface Refused {
  readonly status: number
  readonly message: string
  readonly fields: Readonly<Record<string, string>>
}

export type Ask = (matrix: Matrix, viewer: Viewer, path: string, init?: Init) => Promise<Answer>

/** Asks as any client of PocketBase does. */
export const inJson: Ask = (matrix, viewer, path, init = {}) => sent(matrix, viewer, path, init)

/** Asks as a client of Datastar does, in a dialect. */
export const inDatastar =
  (dialect: 'beta' | 'one'): Ask =>
  (matrix, viewer, path, init = {}) => {
    const headers = { 'Datastar-Request': 'true', Accept: ACCEPT[dialect] }
    return sent(matrix, viewer, path, { ...init, headers })
  }

async function sent(
  { server, tokens }: Matrix,
  viewer: Viewer,
  path: string,
  { method, json, headers }: Init,
): Promise<Answer> {
  const token = tokens[viewer]
  const response = await fetch(server.url + path, {
    method: method ?? (json === undefined ? 'GET' : 'POST'),
    headers: {
      ...(token !== undefined && { Authorization: token }),
      ...(json !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(json !== undefined && { body: JSON.stringify(json) }),
  })
  const body = await response.text()
  const told = response.headers.get('content-type')?.includes('event-stream') ?? false
  const events = told ? eventsIn(body) : []
  const refused = told ? refusedIn(events) : response.ok ? undefined : refusedBy(body)
  return { refused, words: wordsIn(body), body, events }
}

/** The words of records, each once. */
export const wordsIn = (text: string): readonly string[] =>
  [...new Set(text.match(/qz_\w+/g) ?? [])].sort()

/** PocketBase's own words of a refusal. */
function refusedBy(body: string): Refused {
  const { status, message, data } = JSON.parse(body) as Refused & {
    readonly data: Readonly<Record<string, { readonly message: string }>>
  }
  const fields = Object.entries(data).map(([name, item]) => [name, item.message])
  return { status, message, fields: Object.fromEntries(fields) }
}

function refusedIn(events: readonly Told[]): Refused | undefined {
  const { error } = signalsIn(events) as { readonly error?: Refused }
  if (!error || error.status === 0) return undefined
  const { status, message, fields } = error
  const said = Object.entries(fields).filter(([, sentence]) => sentence !== '')
  return { status, message, fields: Object.fromEntries(said) }
}
