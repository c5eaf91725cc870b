import { Fault } from '../fault'

/**
 * The time zone that a request asks for (`zone=Europe/Berlin`), UTC without one. Go reads anything
 * that it does not know as UTC, so its name tells; `Local` is where the server stands, which is
 * nobody's business. Fault: `bad_request`.
 */
export function zoneOf(name = 'UTC'): Timezone {
  const known = zones.get(name)
  if (known) return known
  const zone = new Timezone(name)
  if (zone.string() !== name || name === 'Local') {
    throw new Fault('bad_request', '"zone" has to be a time zone, such as Europe/Berlin.', 'zone')
  }
  zones.set(name, zone)
  return zone
}

/** Those that were asked for; there are no more than some hundreds. */
const zones = new Map<string, Timezone>()
