/** What a command asks to be done with a document, or with the tokens for machines. */
export type Task =
  | { readonly is: 'tokens'; readonly task: TokenTask }
  | { readonly is: 'export'; readonly format: string }
  | (About & { readonly is: 'drift' })
  | (About & File & { readonly is: 'plan' })
  | (About & File & { readonly is: 'apply'; readonly allowDestroy: readonly string[] })

interface File {
  /** JSON, or YAML where its name says so. */
  readonly file: string
}

interface About {
  /** The server to ask; `''` for the one of this data folder, running or not. */
  readonly url: string
  /** A superuser's, for that server. */
  readonly token: string
}

/** What can be done with the tokens for machines. */
export type TokenTask =
  | { readonly is: 'create'; readonly note: string; readonly ttl: string }
  | { readonly is: 'list' }
  | { readonly is: 'revoke'; readonly id: string }
