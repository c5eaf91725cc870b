import type { Document } from '../web/http'

/**
 * Documents are kept in PocketBase's store, which all VMs share, each as one string: a JavaScript
 * object there would be a Go map that crashes the process when two VMs touch it at once, and two
 * strings could be read in halves.
 */
export function keep(app: core.App, key: string, token: string, document: Document): void {
  const { etag, type, body } = document
  app.store().set(key, [token, etag, type, body].join('\n'))
}

/** The document kept under a key, unless the schema has changed since. */
export function kept(app: core.App, key: string, token: string): Document | undefined {
  const text: unknown = app.store().get(key)
  if (typeof text !== 'string' || !text.startsWith(`${token}\n`)) return undefined
  const etagAt = token.length + 1
  const typeAt = text.indexOf('\n', etagAt) + 1
  const bodyAt = text.indexOf('\n', typeAt) + 1
  return {
    etag: text.slice(etagAt, typeAt - 1),
    type: text.slice(typeAt, bodyAt - 1),
    body: text.slice(bodyAt),
  }
}
