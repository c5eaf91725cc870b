import { jsonIn } from '../json'
import { eventStream } from './event-stream'

/** What a view makes of records, and how many there are; -1 where that was not asked. */
interface Viewed {
  readonly content: DocumentFragment
  readonly total: number
}

/**
 * What a view makes of records, as it would come into the page: from an event stream of Datastar, by
 * PocketBase's own route. Nothing where it was refused.
 */
export async function viewed(url: string, signal: AbortSignal): Promise<Viewed | undefined> {
  const answer = await eventStream(url, signal)
  const text = await answer.text()
  // Records may hold ends of lines that are none to an event stream.
  const lines = text.split('\n')
  const found = lines.filter((line) => line.startsWith(HTML))
  if (found.length === 0) return undefined
  const template = document.createElement('template')
  template.innerHTML = found.map((line) => line.slice(HTML.length)).join('\n')
  // PocketBase's own answer is the first line.
  const { totalItems = -1 } = jsonIn(lines[0] ?? '')
  return { content: template.content, total: Number(totalItems) }
}

const HTML = 'data: fragments '
