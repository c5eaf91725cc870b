/** The pack's own collections: where features are switched off, and what was declared last. */
export const FEATURES = 'stack_features'
export const DECLARED = 'stack_declared'

/** The migrations that make them. */
export const MIGRATIONS = {
  [FEATURES]: '1700000000_stack_features.js',
  [DECLARED]: '1700000001_stack_declared.js',
} as const

/** Whether a collection is the pack's own: its migrations make it, no document does. */
export const isOwn = (collection: string): boolean => Object.hasOwn(MIGRATIONS, collection)
