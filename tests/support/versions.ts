import { inject } from 'vitest'

interface Version {
  /** What only a newer one has: `stack doctor` lists the same. */
  readonly lacks: readonly string[]
  /** Whether a live message shows hidden fields to a superuser, as a list does. */
  readonly hiddenLive: boolean
  /** Whether a server that runs sees collections that another process has migrated. */
  readonly seesMigrations: boolean
  /** Whether an option of a field that is an empty list is `null`. */
  readonly nullLists: boolean
  /**
   * Whether an import writes the texts of indexes anew, with the name of their table; else one that
   * names none is never dropped.
   */
  readonly normalIndexes: boolean
  /** Whether a secret of the settings is gone once it is set to nothing; else it stays. */
  readonly clearsSecrets: boolean
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
    seesMigrations: false,
    nullLists: true,
    normalIndexes: false,
    clearsSecrets: false,
  },
  '0.39.11': {
    lacks: ['DELETE /api/logs', 'logs.maxDataSize'],
    hiddenLive: true,
    seesMigrations: true,
    nullLists: true,
    normalIndexes: true,
    clearsSecrets: true,
  },
}

const NEWEST: Version = {
  lacks: [],
  hiddenLive: true,
  seesMigrations: true,
  nullLists: false,
  normalIndexes: true,
  clearsSecrets: true,
}

/** What to expect of the PocketBase under test. */
export const version = (): Version => VERSIONS[inject('version')] ?? NEWEST

/** What the PocketBase under test lacks. */
export const lacking = (): readonly string[] => version().lacks

/** Whether it has one of them. */
export const has = (probe: string): boolean => !lacking().includes(probe)

/** A field as the PocketBase under test makes it, from how the newest does. */
export const blankOf = (field: object = {}): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(field)
      .filter(([key]) => key !== 'help' || has('field.help'))
      .map(([key, value]) => [key, Array.isArray(value) && version().nullLists ? null : value]),
  )
