/** What the hooks of a record route get; PocketBase's types leave out `requestEvent`. */
export interface Hooked extends core.RequestEvent {
  readonly requestEvent: core.RequestEvent
  readonly collection?: core.Collection
}

export type ListEvent = Hooked & core.RecordsListRequestEvent
export type RecordEvent = Hooked & core.RecordRequestEvent
