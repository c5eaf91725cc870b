import type { Feature } from '../feature'

/** Record routes that speak Datastar: hooks, which are bound when PocketBase starts. */
export const records: Feature = { name: 'records' }
