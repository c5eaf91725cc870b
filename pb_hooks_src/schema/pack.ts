/** The pack's own collection, where features are switched off, and the migration that makes it. */
export const FEATURES = 'stack_features'
export const MIGRATION = '1700000000_stack_features.js'
