import { createServer, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Server } from './server'

/** Stands between a browser and PocketBase, and can lose answers on the way. */
export interface Between {
  readonly url: string
  /** What was sent through it so far: `POST /api/…`. */
  readonly seen: readonly string[]
  /**
   * Loses answers, all of one or what comes after its head; PocketBase gets the requests, and what
   * they write stays.
   */
  lose: (what: (seen: string) => 'all' | 'body' | 'nothing') => void
  /** Holds the next answer back to a request that fits, until what it gives is called. */
  hold: (fits: (seen: string) => boolean) => () => void
  readonly stop: () => Promise<void>
}

/** Starts one on a port of its own. */
export async function startProxy(server: Server): Promise<Between> {
  const seen: string[] = []
  let lost: Parameters<Between['lose']>[0] = () => 'nothing'
  let held: (seen: string) => Promise<void> = async () => undefined
  const proxy = createServer((incoming, outgoing) => {
    const what = `${incoming.method} ${incoming.url}`
    seen.push(what)
    const { method = 'GET', headers } = incoming
    const upstream = request(server.url + incoming.url, { method, headers }, async (answer) => {
      await held(what)
      const loses = lost(what)
      if (loses === 'all') return drop(outgoing)
      // Chromium itself sends what was lost again, where the connection had served before.
      outgoing.writeHead(answer.statusCode ?? 500, { ...answer.headers, connection: 'close' })
      if (loses === 'nothing') return answer.pipe(outgoing)
      outgoing.flushHeaders()
      return answer.resume().on('end', () => drop(outgoing))
    })
    upstream.on('error', () => drop(outgoing))
    incoming.pipe(upstream)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    seen,
    lose: (what) => {
      lost = what
    },
    hold: (fits) => {
      let release = (): void => undefined
      const released = new Promise<void>((resolve) => {
        release = resolve
      })
      held = (what) => (fits(what) ? released : Promise.resolve())
      return release
    },
    stop: () =>
      new Promise((resolve) => {
        proxy.close(() => resolve())
        proxy.closeAllConnections()
      }),
  }
}

const drop = (outgoing: ServerResponse): unknown => outgoing.socket?.destroy()
