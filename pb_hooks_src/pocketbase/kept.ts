import type { Body, Document } from '../web/http'

/**
 * Documents are kept in PocketBase's store, which all VMs share: an entry of one line each for the
 * token of the schema, the ETag and the media type, and the bytes, under the ETag.
 *
 * Nothing there is ever changed in place: a JavaScript object in the store would be a Go map, and
 * two VMs that touch one at the same moment crash the process. The bytes go out as they lie there,
 * without a copy in the VM.
 */
export function keep(
  app: core.App,
  key: string,
  token: string,
  { etag, type, body }: Document<string>,
): Document {
  const store = app.store()
  const before = read(app, key)
  const bytes = toBytes(body)
  store.set(bytesKey(key, etag), bytes)
  store.set(key, [token, etag, type].join('\n'))
  if (before && before.etag !== etag) store.remove(bytesKey(key, before.etag))
  return { etag, type, body: bytes as Body }
}

/** The document kept under a key, unless the schema has changed since. */
export function kept(app: core.App, key: string, token: string): Document | undefined {
  const entry = read(app, key)
  if (entry?.token !== token) return undefined
  const body: unknown = app.store().get(bytesKey(key, entry.etag))
  return body ? { etag: entry.etag, type: entry.type, body: body as Body } : undefined
}

const bytesKey = (key: string, etag: string): string => `${key}/${etag}`

function read(app: core.App, key: string): Record<'token' | 'etag' | 'type', string> | undefined {
  const entry: unknown = app.store().get(key)
  if (typeof entry !== 'string') return undefined
  const [token = '', etag = '', type = ''] = entry.split('\n')
  return { token, etag, type }
}
