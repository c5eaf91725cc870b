/** The pack's own collections: where features are switched off, what was declared last, and tokens. */
export const FEATURES = 'stack_features'
export const DECLARED = 'stack_declared'
export const TOKENS = 'stack_tokens'

/** The migrations that make them. */
export const MIGRATIONS = {
  [FEATURES]: '1700000000_stack_features.js',
  [DECLARED]: '1700000001_stack_declared.js',
  [TOKENS]: '1700000002_stack_tokens.js',
} as const

/** Whether a collection is the pack's own: its migrations make it, no document does. */
export const isOwn = (collection: string): boolean => Object.hasOwn(MIGRATIONS, collection)
