import { localOf as digitsOf } from '../local-times'

/** The time zone of the viewer, such as `Europe/Berlin`. */
export const zoneNow = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** PocketBase's time (`2026-01-31 12:00:00.000Z`) as an input has it, by the viewer's clock. */
export function localOf(utc: string): string {
  const time = new Date(utc.replace(' ', 'T'))
  return Number.isNaN(time.valueOf()) ? '' : digitsOf(time)
}

/**
 * What the viewer's clock shows as PocketBase's time. Of an hour that comes twice it is the first, of
 * one that is left out the same after it.
 */
export function utcOf(local: string): string {
  const time = new Date(local)
  return Number.isNaN(time.valueOf()) ? '' : time.toISOString().replace('T', ' ')
}
