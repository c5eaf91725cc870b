import type { Declaration } from '../state/declaration'
import type { Seal } from '../state/secrets'
import type { Shape } from '../state/state'
import type { Choice } from '../state/trial'
import { shapeOf } from './current-state'
import { ownKey } from './declarations'

/** What documents are read with. */
export interface Reading {
  readonly shape: Shape
  /** Equal secrets have equal seals as long as the key of the pack stays the same. */
  readonly seal: Seal
  readonly hashed: (text: string) => string
  /** Makes of a declaration what is kept of it. */
  readonly asKept?: (declaration: Declaration) => Declaration
  /** Who says whether PocketBase takes it. */
  readonly trial?: Choice
  /** Only compares: what cannot be is planned too. */
  readonly untried?: true
}

/** PocketBase's blanks and what the pack's key is for, of this moment. Fault: `not_migrated`. */
export function readingOf(app: core.App): Reading {
  const key = ownKey(app)
  return {
    shape: shapeOf(app),
    seal: sealWith(key),
    hashed: (text) => $security.hs256(text, key).slice(0, 32),
  }
}

/** What secrets are told by. Fault: `not_migrated`. */
export const sealOf = (app: core.App): Seal => sealWith(ownKey(app))

const sealWith =
  (key: string): Seal =>
  (text) =>
    `secret:${$security.hs256(text, key).slice(0, 16)}`
