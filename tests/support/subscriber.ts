import type { Server } from './server'

/** Who has a stream of events open. */
export interface Subscriber {
  /** What PocketBase calls it by. */
  readonly clientId: string
  /** Waits for the next text on the stream that fits. */
  readonly heard: (pattern: RegExp) => Promise<RegExpExecArray>
  readonly close: () => void
}

/** Opens a stream as a guest or with a token, and waits for its first event. */
export async function subscriber({ url }: Server, token?: string): Promise<Subscriber> {
  const aborting = new AbortController()
  const headers = token === undefined ? {} : { Authorization: token }
  const response = await fetch(`${url}/api/realtime`, { headers, signal: aborting.signal })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const heard = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const found = pattern.exec(text)
      if (found) return found
      const { value, done } = (await reader?.read()) ?? { value: '', done: true }
      if (done) throw new Error(`The stream ended before ${pattern}: ${text}`)
      text += value
    }
  }
  const [, clientId = ''] = await heard(/"clientId":"([^"]+)"/)
  return { clientId, heard, close: () => aborting.abort() }
}
