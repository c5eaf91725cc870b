import type { Server } from './server'

/** Who has a stream of events open. */
export interface Subscriber {
  /** What PocketBase calls it by. */
  readonly clientId: string
  readonly close: () => void
}

/** Opens a stream as a guest or with a token, and waits for its first event. */
export async function subscriber({ url }: Server, token?: string): Promise<Subscriber> {
  const aborting = new AbortController()
  const headers = token === undefined ? {} : { Authorization: token }
  const response = await fetch(`${url}/api/realtime`, { headers, signal: aborting.signal })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (;;) {
    const clientId = /"clientId":"([^"]+)"/.exec(text)?.[1]
    if (clientId) return { clientId, close: () => aborting.abort() }
    const { value, done } = (await reader?.read()) ?? { value: '', done: true }
    if (done) throw new Error(`The stream ended before it began: ${text}`)
    text += value
  }
}
