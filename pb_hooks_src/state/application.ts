import * as z from 'zod/mini'
import { readWith } from '../input'

/** A document, the plan for it that somebody has seen, and what that may cost. */
export interface Application {
  readonly document: unknown
  readonly hash: string
  /** What may be lost, by the names of the plan: `posts`, `posts.title`. */
  readonly allowDestroy: readonly string[]
}

const Body = z.strictObject({
  document: z.looseObject({}),
  hash: z.string(),
  allowDestroy: z._default(z.array(z.string()), []),
})

/** Reads what is to be applied from untrusted JSON. Fault: `bad_request`. */
export const readApplication = (raw: unknown): Application =>
  readWith(Body, raw, { code: 'bad_request', at: '' })
