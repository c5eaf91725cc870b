import { inject } from 'vitest'

interface Version {
  /** What only a newer one has: `stack doctor` lists the same. */
  readonly lacks: readonly string[]
  /** Whether a live message shows hidden fields to a superuser, as a list does. */
  readonly hiddenLive: boolean
}

/**
 * All that tests expect otherwise of an older PocketBase. What is not in this table is the same in
 * every version that the pack is tested with.
 */
const VERSIONS: Readonly<Record<string, Version>> = {
  '0.36.8': {
    lacks: [
      'GET /api/collections/meta/oauth2-providers',
      'POST /api/collections/meta/dry-run-view',
      'DELETE /api/logs',
      'POST /api/sql',
      'meta.accentColor',
      'logs.maxDataSize',
      'rateLimits.excludedIPs',
      'superuserIPs',
      'field.help',
    ],
    hiddenLive: false,
  },
  '0.39.11': { lacks: ['DELETE /api/logs', 'logs.maxDataSize'], hiddenLive: true },
}

const NEWEST: Version = { lacks: [], hiddenLive: true }

/** What to expect of the PocketBase under test. */
export const version = (): Version => VERSIONS[inject('version')] ?? NEWEST

/** What the PocketBase under test lacks. */
export const lacking = (): readonly string[] => version().lacks

/** Whether it has one of them. */
export const has = (probe: string): boolean => !lacking().includes(probe)
