import { randomUUID } from 'node:crypto'
import type { Server } from './server'

/**
 * All that PocketBase has logged so far, as JSON, up to a mark. It writes logs once there was none for
 * three seconds, and asking for them is logged too.
 */
export async function loggedBy({ admin, fetch }: Server): Promise<string> {
  const mark = randomUUID()
  await fetch(`/api/health?mark=${mark}`)
  const deadline = Date.now() + 25_000
  while (Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 4_000))
    const text = await (await admin('/api/logs?perPage=1000&sort=-created')).text()
    if (text.includes(mark)) return text
  }
  throw new Error('PocketBase has not written its logs.')
}
