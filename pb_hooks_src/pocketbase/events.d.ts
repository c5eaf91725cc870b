/** What the hooks of a record route get; PocketBase's types leave out `requestEvent`. */
export interface Hooked extends core.RequestEvent {
  readonly requestEvent: core.RequestEvent
  readonly collection?: core.Collection
}

export type ListEvent = Hooked & core.RecordsListRequestEvent
export type RecordEvent = Hooked & core.RecordRequestEvent

/** A message on its way to a client. */
export interface MessageEvent extends core.RealtimeMessageEvent {
  readonly requestEvent: core.RequestEvent
}
