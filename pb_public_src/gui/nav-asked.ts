import { eventStream } from './event-stream'
import { eyes } from './session'

let asking = new AbortController()

/** What who looks was let list before: it stays in sight while it is asked about again. */
const allowed = new Set<string>()

/**
 * Asks PocketBase about the collections of the navigation that are hidden until then: those that this viewer may
 * list are shown, the others taken out.
 */
export async function askListed(): Promise<void> {
  const items = [...document.querySelectorAll<HTMLElement>('#nav li[hidden]')]
  if (items.length === 0) return
  asking.abort()
  asking = new AbortController()
  const { signal } = asking
  for (const item of items) if (allowed.has(keyOf(item))) item.hidden = false
  const refused = await Promise.all(items.map((item) => isRefused(item, signal)))
  if (signal.aborted) return
  items.forEach((item, at) => {
    if (refused[at]) {
      allowed.delete(keyOf(item))
      takeOut(item)
    } else {
      allowed.add(keyOf(item))
      item.hidden = false
    }
  })
}

const nameOf = (item: HTMLElement): string => item.querySelector('a')?.title ?? ''
const keyOf = (item: HTMLElement): string => `${eyes()} ${nameOf(item)}`

/** What is not answered is no refusal. */
async function isRefused(item: HTMLElement, signal: AbortSignal): Promise<boolean> {
  const url = `/api/collections/${nameOf(item)}/records?perPage=1&skipTotal=1&view=none&signals=_may`
  try {
    const answer = await eventStream(url, signal)
    return /"_may":"(?!list)/.test(await answer.text())
  } catch {
    return false
  }
}

/** With its group, where that has no others. */
function takeOut(item: HTMLElement): void {
  const group = item.parentElement?.closest('li')
  item.remove()
  if (group && !group.querySelector('a')) group.remove()
}
