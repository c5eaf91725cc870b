import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { launchBrowser } from './browser'
import { command, demoFolder } from './demo'
import { EMAIL, PASSWORD } from './folders'
import { loginOf, openGui, wrongIn } from './gui'
import { type Server, startServer } from './server'

type Login = readonly [collection: string, identity: string, password: string]

/** A manager of the demo. */
export const MARA: Login = ['technicians', 'mara@repair.example', 'open-the-workshop']

export const SUPERUSER: Login = ['_superusers', EMAIL, PASSWORD]

/** The demo, of which each page is looked at. */
export interface Shop {
  readonly server: Server
  readonly browser: Browser
  /** Opens the GUI of somebody, or of a guest, at a place. */
  readonly visit: (place: string, who?: Login) => Promise<Page>
}

export async function openShop(): Promise<Shop> {
  const folder = demoFolder()
  await command(folder, 'demo', 'seed')
  const [server, browser]: [Server, Browser] = await Promise.all([
    startServer(folder),
    launchBrowser(),
  ])
  return {
    server,
    browser,
    visit: async (place, who) => {
      const kept = who ? { pocketbase_auth: await loginOf(server.url, ...who) } : {}
      const options = { kept, timezoneId: 'Europe/Berlin' }
      return (await openGui(browser, server.url, place, options)).page
    },
  }
}

/** What was found wrong so far. */
let found: string[] = []

/** Looks at a state of a page; `open` brings it about again where the size of a window ends it. */
export async function look(page: Page, what: string, open?: () => Promise<unknown>): Promise<void> {
  found.push(...(await wrongIn(page, open)).map((one) => `${what}: ${one}`))
}

/** Fails where something was found wrong; all of it is told. */
export function expectNothingFound(): void {
  const all = found
  found = []
  expect(all).toEqual([])
}
