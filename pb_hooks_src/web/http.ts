import type { Audience } from '../model/audience'

export interface Request {
  readonly query: Readonly<Record<string, string>>
  readonly audience: Audience
  /** The validators that the client has, as in the header; `''` without one. */
  readonly ifNoneMatch: string
}

/** A text, or PocketBase's bytes of one, which go out without a copy. */
export type Body = string | readonly number[]

/**
 * What a feature answers, down to the byte.
 *
 * Objects are never handed to PocketBase: it would print them through a Go map, in an order that
 * changes from one request to the next.
 */
export interface Reply {
  readonly status: number
  readonly type: string
  readonly body: Body
  readonly headers: Readonly<Record<string, string>>
}

export interface Text<Content = string> {
  /** A media type, such as `application/json`. */
  readonly type: string
  readonly body: Content
}

/** A text that stays the same until the schema changes, with its strong validator. */
export interface Document<Content = Body> extends Text<Content> {
  readonly etag: string
}

/** The validator of a text, made of one part at a time, since PocketBase copies what it digests. */
export function etagOf(text: string, sha256: (part: string) => string): string {
  const parts = Array.from({ length: Math.ceil(text.length / PART) }, (_, n) =>
    sha256(text.slice(n * PART, (n + 1) * PART)),
  )
  return `"${sha256(parts.join('')).slice(0, 32)}"`
}

const PART = 1 << 16

/**
 * Sends a document, or 304 to a client that has it.
 *
 * What it says depends on who asks, so no shared cache may keep it, and a private one asks again.
 */
export function documentReply({ type, body, etag }: Document, ifNoneMatch: string): Reply {
  const headers = { ETag: etag, 'Cache-Control': 'private, no-cache', Vary: 'Authorization' }
  return matches(ifNoneMatch, etag)
    ? { status: 304, type, body: '', headers }
    : { status: 200, type, body, headers }
}

/** `If-None-Match` compares weakly: RFC 9110, section 13.1.2. */
const matches = (ifNoneMatch: string, etag: string): boolean =>
  ifNoneMatch === '*' ||
  ifNoneMatch.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === etag)
