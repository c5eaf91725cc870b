/** Something to create, update or delete, by the name that it has before. */
export type Change = Created | Updated | Deleted

interface Created extends About {
  readonly do: 'create'
  readonly after: unknown
}

interface Updated extends About {
  readonly do: 'update'
  /** Only what differs, here and there; a key that is on one side alone is not there on the other. */
  readonly before: unknown
  readonly after: unknown
}

interface Deleted extends About {
  readonly do: 'delete'
  readonly before: unknown
}

interface About {
  readonly what: What
  /** Such as `smtp`, `posts`, `posts.title`, `posts.idx_title`, `users.github`, `tags/abc`. */
  readonly name: string
}

export type What = 'settings' | 'collection' | 'field' | 'index' | 'provider' | 'record'
