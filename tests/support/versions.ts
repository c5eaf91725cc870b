import { inject } from 'vitest'

interface Version {
  /** Routes and settings that only a newer one has: `stack doctor` lists the same. */
  readonly lacks: readonly string[]
  /** Whether a field may have a help text. */
  readonly help: boolean
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
    ],
    help: false,
  },
  '0.39.11': { lacks: ['DELETE /api/logs', 'logs.maxDataSize'], help: true },
}

const NEWEST: Version = { lacks: [], help: true }

/** What to expect of the PocketBase under test. */
export const version = (): Version => VERSIONS[inject('version')] ?? NEWEST

/** The routes and settings that the PocketBase under test lacks. */
export const lacking = (): readonly string[] => version().lacks

/** Whether it has one of them. */
export const has = (probe: string): boolean => !lacking().includes(probe)
