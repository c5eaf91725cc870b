import { MARK } from '../records/live'
import { type Spoken, spokenCollections } from './spoken'

/** The functions by which PocketBase binds hooks, in the loader VM alone. */
type Bind = (handler: string, ...collections: string[]) => void
declare const onRealtimeMessageSend: Bind
declare const onRecordsListRequest: Bind
declare const onRecordViewRequest: Bind
declare const onRecordCreateRequest: Bind
declare const onRecordUpdateRequest: Bind
declare const onRecordDeleteRequest: Bind
declare const onRecordAuthWithPasswordRequest: Bind
declare const onRecordAuthWithOTPRequest: Bind
declare const onRecordAuthWithOAuth2Request: Bind
declare const onRecordAuthRefreshRequest: Bind
declare const onRecordAuthRequest: Bind

/**
 * Binds the record routes. PocketBase runs hooks in the order of their binding, the first outermost.
 *
 * Writes are bound now, so that what other hooks refuse becomes an event too, and the answer follows
 * their commit. Reads are bound when the server is about to start, after what others bind then, so
 * innermost: what another hook takes out stays out. A sign-in is both. Answers whether another file
 * has bound hooks for writes before.
 *
 * The routes that ask for an e-mail or confirm one are PocketBase's alone: their hooks fire for known
 * addresses only, so an answer of ours would tell which are known.
 */
export function bindRecords(app: core.App): boolean {
  const writes = [
    write('create', onRecordCreateRequest, app.onRecordCreateRequest()),
    write('update', onRecordUpdateRequest, app.onRecordUpdateRequest()),
    write('remove', onRecordDeleteRequest, app.onRecordDeleteRequest()),
    write('signIn', onRecordAuthWithPasswordRequest, app.onRecordAuthWithPasswordRequest()),
    write('signIn', onRecordAuthWithOTPRequest, app.onRecordAuthWithOTPRequest()),
    write('signIn', onRecordAuthWithOAuth2Request, app.onRecordAuthWithOAuth2Request()),
    write('signIn', onRecordAuthRefreshRequest, app.onRecordAuthRefreshRequest()),
    write('signIn', onRecordAuthRequest, app.onRecordAuthRequest()),
  ]
  $template.addFuncs(FUNCTIONS)
  for (const { bind, handler } of writes) bind(handler)
  app.onServe().bindFunc((event) => {
    event?.next()
    const spoken = spokenCollections(app)
    for (const bound of writes) narrow(bound, spoken)
    bindTo(spoken, onRecordsListRequest, sentence('list'))
    bindTo(spoken, onRecordViewRequest, sentence('view'))
    bindTo(spoken, onRecordAuthRequest, sentence('signedIn'))
    if (spoken.length > 0) onRealtimeMessageSend(MESSAGE)
  })
  return writes.some(({ first }) => !first)
}

interface Write {
  readonly bind: Bind
  readonly hook: hook.Hook<unknown>
  readonly handler: string
  readonly first: boolean
}

function write(name: string, bind: Bind, hook: unknown): Write {
  const first = (hook as Write['hook']).length() === 0
  return {
    bind,
    hook: hook as Write['hook'],
    handler: sentence(name, first),
    first,
  }
}

/**
 * Takes a handler away from the collections that are left out. The database, which knows them, is
 * not open yet when hooks are loaded, and PocketBase can only take away all handlers of a hook: so
 * beside those of others the pack's own stays, and passes such a request on.
 */
function narrow({ bind, hook, handler, first }: Write, spoken: Spoken): void {
  if (spoken === 'all' || !first || hook.length() !== 1) return
  hook.unbindAll()
  bindTo(spoken, bind, handler)
}

/** PocketBase can bind a hook to some collections, not to all but some. */
function bindTo(spoken: Spoken, bind: Bind, handler: string): void {
  if (spoken === 'all') bind(handler)
  else if (spoken.length > 0) bind(handler, ...spoken)
}

/**
 * What templates can call beside Go's own. Only functions of Go's: one of JavaScript's would run in
 * several threads at once. All VMs share them, so they are added once.
 */
const FUNCTIONS = { text: toString, ext: $filepath.ext }

/**
 * The handler as text. A request without Datastar pays for one look at its headers, and what that
 * took is handed on. `outermost` is told to the handler of a write.
 */
const sentence = (name: string, outermost?: boolean): string =>
  kept(
    `${name}${outermost ?? ''}`,
    `const requestEvent = e.requestEvent, request = requestEvent.request, ` +
      `header = request.header.get; if (!header('Datastar-Request')) return e.next(); ` +
      `work ??= require(__hooks + '/pb-stack.js').${name}; ` +
      `return work(e, { requestEvent, request, header }, ${outermost})`,
  )

/**
 * A message whose topic is none of the pack's pays for one look at its name, and the first of a stream
 * for one at its address: what else it could be asked costs twice as much.
 */
const MESSAGE = kept(
  'Message',
  `const m = e.message, name = m.name; if (!name.includes('${MARK}') && ` +
    `(name !== 'PB_CONNECT' || !e.requestEvent.request.url.rawQuery)) return e.next(); ` +
    `work ??= require(__hooks + '/pb-stack.js').send; return work(e, m, name)`,
)

/**
 * PocketBase evaluates a handler for each event. So it is made once in each VM, as is found once what
 * it does its work with: to make a function costs as much as to look at a header.
 */
function kept(name: string, body: string): string {
  return `globalThis.pbStack${name} ??= (() => { let work; return (e) => { ${body} } })()`
}
