/** The functions by which PocketBase binds hooks, in the loader VM alone. */
type Bind = (handler: string, ...collections: string[]) => void
declare const onRealtimeMessageSend: Bind
declare const onRecordsListRequest: Bind
declare const onRecordViewRequest: Bind
declare const onRecordCreateRequest: Bind
declare const onRecordUpdateRequest: Bind
declare const onRecordDeleteRequest: Bind

/**
 * Binds the record routes. PocketBase runs hooks in the order of their binding, the first outermost.
 *
 * Writes are bound now, so that what other hooks refuse becomes an event too, and the answer follows
 * their commit; where another file was loaded first, refusals go on to its hooks instead. Reads are
 * bound when the server starts, innermost, so that what another hook takes out stays out.
 */
export function bindRecords(): void {
  const app = $app as unknown as core.App
  $template.addFuncs(FUNCTIONS)
  bindWrite(onRecordCreateRequest, 'create', app.onRecordCreateRequest().length() === 0)
  bindWrite(onRecordUpdateRequest, 'update', app.onRecordUpdateRequest().length() === 0)
  bindWrite(onRecordDeleteRequest, 'remove', app.onRecordDeleteRequest().length() === 0)
  app.onServe().bindFunc((event) => {
    onRecordsListRequest(sentence('list(e)'))
    onRecordViewRequest(sentence('view(e)'))
    onRealtimeMessageSend(MESSAGE)
    return event?.next()
  })
}

/**
 * What templates can call beside Go's own. Only functions of Go's: one of JavaScript's would run in
 * several threads at once. All VMs share them, so they are added once.
 */
const FUNCTIONS = { text: toString }

function bindWrite(bind: Bind, name: string, outermost: boolean): void {
  bind(sentence(`${name}(e, ${outermost})`))
}

/**
 * The handler as text. A request without Datastar pays for one look at its headers; the bundle is
 * kept in the global object of each VM, since `require` costs twice as much as that look.
 */
const sentence = (call: string): string =>
  `(e) => e.requestEvent.request.header.get('Datastar-Request') ? ` +
  `(globalThis.pbStack ??= require(__hooks + '/pb-stack.js')).${call} : e.next()`

/** A stream that asked for nothing of the pack pays for one look at its client. */
const MESSAGE =
  `(e) => e.client.get('stack') || ` +
  `(e.message.name === 'PB_CONNECT' && e.requestEvent.request.url.rawQuery) ? ` +
  `(globalThis.pbStack ??= require(__hooks + '/pb-stack.js')).send(e) : e.next()`
