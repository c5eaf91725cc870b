import { localOf } from './controls/zone'
import { byId } from './element'

/** Shows the times in the table by the viewer's clock, to the minute: they come as PocketBase has them. */
export function watchTimes(): void {
  const grid = byId('grid')
  new MutationObserver(() => showTimes(grid)).observe(grid, {
    ...{ childList: true, subtree: true, attributeFilter: ['datetime'] },
  })
}

/** The same of what stands somewhere. */
export function showTimes(place: ParentNode): void {
  for (const time of place.querySelectorAll<HTMLTimeElement>('time:not([datetime])')) show(time)
}

function show(time: HTMLTimeElement): void {
  const utc = time.textContent ?? ''
  const local = localOf(utc)
  time.dateTime = utc
  if (local !== '') time.textContent = local.slice(0, 16).replace('T', ' ')
}
