/** The pack's own collection, where features are switched off, and the migration that makes it. */
export const FEATURES = 'stack_features'
export const MIGRATION = '1700000000_stack_features.js'

/** Whether a collection is the pack's own: its migrations make it, no document does. */
export const isOwn = (collection: string): boolean => collection === FEATURES
