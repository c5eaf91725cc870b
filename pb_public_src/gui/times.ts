import { came } from './came'
import { localOf } from './controls/zone'
import { byId } from './element'

/** Shows the times in the table by the viewer's clock, to the minute: they come as PocketBase has them. */
export function watchTimes(): void {
  const grid = byId('grid')
  new MutationObserver((records) => came(records, UNSHOWN).forEach(show)).observe(grid, {
    ...{ childList: true, subtree: true, attributeFilter: ['datetime'] },
  })
}

/** The same of what stands somewhere. */
export function showTimes(place: ParentNode): void {
  for (const time of place.querySelectorAll<HTMLElement>(UNSHOWN)) show(time)
}

const UNSHOWN = 'time:not([datetime])'

function show(time: HTMLElement): void {
  const utc = time.textContent ?? ''
  const local = localOf(utc)
  time.setAttribute('datetime', utc)
  if (local !== '') time.textContent = local.slice(0, 16).replace('T', ' ')
}
