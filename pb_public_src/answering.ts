import { patchSignals } from '../pb_hooks_src/web/datastar'
import { answer, eventStream, isRefresh, told } from './answer'
import { type Asked, readAsked } from './asked'
import { nobody, signOut } from './login'
import { lost } from './refused'
import { bytes } from './streams'
import { hasFiles, upload } from './upload'
import { whose } from './whose'

/** A `fetch` that answers Datastar clients in events, whatever PocketBase answers. */
export const answering =
  (send: typeof fetch): typeof fetch =>
  async (input, init = {}) => {
    const asked = readAsked(input, init)
    if (!asked) return send(input, init)
    if (asked.url.pathname === '/api/stack/sign-out') signOut()
    else if (!isRefresh(asked) || whose.token()) return sent(asked, init.headers ?? {}, send)
    // A guest has nothing to refresh.
    return told([nobody(asked.dialect)])
  }

/** What was written, by what a client repeats with it: a write is never sent again. */
const writes = new WeakMap<object, Promise<Response> | Response>()

async function sent(asked: Asked, same: object, send: typeof fetch): Promise<Response> {
  if (!asked.writes) return answer(asked, await send(asked.url, asked.init))
  if (writes.has(same)) {
    await writes.get(same)
    return told([])
  }
  const answered = hasFiles(asked) ? uploaded(asked) : written(asked, send(asked.url, asked.init))
  writes.set(same, answered)
  return answered
}

/**
 * Without an answer nobody knows what became of a write, and a client that heard of it would send it
 * again.
 */
async function written(asked: Asked, sending: Promise<Response>): Promise<Response> {
  try {
    return await answer(asked, await sending)
  } catch (error) {
    if (asked.init.signal?.aborted) throw error
    return told([lost(asked)])
  }
}

/** An answer that begins before there is one: with how far the upload is. */
function uploaded(asked: Asked): Response {
  return eventStream(
    new ReadableStream<Uint8Array>({
      async start(controller) {
        const progress = (_progress: number): void =>
          controller.enqueue(bytes([patchSignals(asked.dialect, { _progress })]))
        const answered = await written(asked, upload(asked, progress))
        controller.enqueue(new Uint8Array(await answered.arrayBuffer()))
        progress(0)
        controller.close()
      },
    }),
  )
}
