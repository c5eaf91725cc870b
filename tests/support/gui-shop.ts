import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, LaunchOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import { launchBrowser } from './browser'
import { command, demoFolder } from './demo'
import { EMAIL, PASSWORD } from './folders'
import { loginOf, openGui, type Visit } from './gui'
import { CLIENTS } from './gui-table'
import { type Server, startServer } from './server'
import { SQL } from './sql'

export type Login = readonly [collection: string, identity: string, password: string]

const technician = (name: string): Login => [
  ...(['technicians', `${name}@repair.example`] as const),
  'open-the-workshop',
]

/** The people of the demo: a manager, one of the front desk, and a technician. */
export const [MARA, FELIX, TOM] = [technician('mara'), technician('felix'), technician('tom')]

export const SUPERUSER: Login = ['_superusers', EMAIL, PASSWORD]

/** The demo, and browsers of its people. */
export interface Shop {
  readonly server: Server
  /** Ends the server as a crash would, and starts it where it was. */
  readonly restart: () => Promise<void>
  readonly browser: Browser
  /** Opens the GUI of somebody, or of a guest, at a place. */
  readonly visit: (place: string, who?: Login, options?: BrowserContextOptions) => Promise<Page>
  /** What PocketBase has by a path, as somebody; of a superuser unless somebody is named. */
  readonly asked: (path: string, who?: Login) => Promise<Row>
  /** Fails where a page has asked another host, or has complained of something else than is known. */
  readonly expectQuiet: (known?: RegExp, hosts?: readonly string[]) => void
}

type Row = Readonly<Record<string, unknown>> & { readonly items: readonly Row[] }

/** Opens the demo; `flags` are PocketBase's, `launch` is how the browser is. */
export async function openShop(
  flags: readonly string[] = [],
  launch: LaunchOptions = {},
): Promise<Shop> {
  const folder = demoFolder()
  writeFileSync(join(folder, 'pb_hooks/told.pb.js'), CLIENTS + SQL)
  await command(folder, 'demo', 'seed')
  const [server, browser]: [Server, Browser] = await Promise.all([
    startServer(folder, flags),
    launchBrowser(launch),
  ])
  const visits: Visit[] = []
  let running = server
  return {
    server: { ...server, stop: () => running.stop() },
    restart: async () => {
      await running.kill()
      running = await startServer(folder, flags, Number(new URL(server.url).port))
    },
    browser,
    visit: async (place, who, options = {}) => {
      const kept = who ? { pocketbase_auth: await loginOf(server.url, ...who) } : {}
      const looks = { kept, timezoneId: 'Europe/Berlin', ...options }
      const visit = await openGui(browser, server.url, place, looks)
      visits.push(visit)
      return visit.page
    },
    asked: async (path, who) => {
      const token = who ? (await loginOf(server.url, ...who)).token : server.superuser
      const answer = await server.fetch(`/api/collections/${path}`, { token })
      expect(answer.status, path).toBe(200)
      return (await answer.json()) as Row
    },
    expectQuiet: (known = NOTHING, hosts = []) => {
      const told = visits.flatMap(({ complaints }) => complaints)
      expect(told.filter((one) => !known.test(one))).toEqual([])
      const asked = new Set(visits.flatMap(({ origins }) => [...origins]))
      expect([...asked].sort()).toEqual([server.url, ...hosts].sort())
    },
  }
}

const NOTHING = /(?!)/

/** Waits until the lines of a table are there. */
export const ready = (page: Page) =>
  page.locator('#scroll[aria-busy=false] tbody tr').first().waitFor()
