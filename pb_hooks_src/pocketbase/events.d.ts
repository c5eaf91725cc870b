/** Whoever is answered: in a hook of a record route with its collection. */
export interface Asking {
  readonly app: core.App
  readonly requestEvent: core.RequestEvent
  readonly collection?: core.Collection | undefined
  /** Where that is not who the request says: somebody who is signing in. */
  readonly viewer?: core.Record | undefined
}

/** What the hooks of a record route get; PocketBase's types leave out `requestEvent`. */
export type Hooked = Asking & core.RequestEvent

/** What the handler of a record route has found already: to ask PocketBase again takes as long. */
export interface Call {
  readonly requestEvent: core.RequestEvent
  readonly request: http.Request
  readonly header: (name: string) => string
}

export type ListEvent = Hooked & core.RecordsListRequestEvent
export type RecordEvent = Hooked & core.RecordRequestEvent
export type SignInEvent = Hooked & core.RecordAuthRequestEvent

/** A message on its way to a client. */
export interface MessageEvent extends core.RealtimeMessageEvent {
  readonly requestEvent: core.RequestEvent
}
