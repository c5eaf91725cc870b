/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core'
import { afterEach, beforeEach, expect } from 'vitest'
import { scriptOf } from '../../pb_hooks_src/web/datastar'
import { launchBrowser } from './browser'
import { loginOf, openGui } from './gui'
import { wrongsOf } from './gui-relations'
import { asShown, PAYLOADS } from './hostile'
import { startHostile, THINGS, thing } from './hostile-things'
import { opened } from './opened'
import type { Server } from './server'

/** A thing that holds a payload in all its fields. */
export interface Hostile {
  readonly name: string
  readonly id: string
  /** The payload as a page shows it. */
  readonly text: string
}

/** The GUI, with a thing for each payload, as somebody whose name is one. */
export interface Den {
  readonly server: Server
  readonly browser: Browser
  readonly page: Page
  readonly all: readonly Hostile[]
  /** Fails where anything has run, was asked for, or is there that is more than text. */
  readonly expectQuiet: () => Promise<void>
}

/** As hostile as an address of a mail may be. */
export const ADDRESS = "'+$error.x+'{{.x}}`$x`&lt@example.com"

const MAIL = 'ada@example.test'
const SECRET = 'a secret of Ada'

/** The table of the things. */
export const TABLE = '#/things?sort=title'

/** What the tests of a file share: each begins at the table, and is quiet to its end. */
export function openedDen(): Den {
  const den = opened(openDen)
  beforeEach(async () => {
    await den.page.goto('about:blank')
    await den.page.goto(`/stack/${TABLE}`)
    await den.page.locator('#scroll[aria-busy=false]').waitFor()
  })
  afterEach(() => den.expectQuiet())
  return den
}

/** Starts such a server: what is said of each field is hostile, and some things cannot be deleted. */
async function openDen(): Promise<Den> {
  const [server, browser] = await Promise.all([startHostile(), launchBrowser()])
  await helpIsHostile(server)
  const all: Hostile[] = []
  for (const [name, text] of Object.entries(PAYLOADS)) {
    const id = await thing(server, text)
    await server.admin(`${THINGS}/${id}`, { method: 'PATCH', json: { mail: ADDRESS } })
    all.push({ name, id, text: asShown(text) })
  }
  const of = { ...{ name: 'of', type: 'relation', collectionId: 'pbc_things' }, required: true }
  const rules = { listRule: '', viewRule: '' }
  const fields = [{ ...of, maxSelect: 1 }]
  await server.admin('/api/collections', {
    json: { name: 'labels', type: 'base', fields, ...rules },
  })
  for (const { id } of all)
    await server.admin('/api/collections/labels/records', { json: { of: id } })
  const batch = { enabled: true }
  await server.admin('/api/settings', { method: 'PATCH', json: { batch } })
  const json = { email: MAIL, password: SECRET, passwordConfirm: SECRET, name: PAYLOADS.script }
  await server.admin('/api/collections/users/records', { json })
  const kept = { pocketbase_auth: await loginOf(server.url, 'users', MAIL, SECRET) }
  const { page, complaints } = await openGui(browser, server.url, TABLE, { kept })
  const wrong = wrongsOf(page)
  page.on('popup', (other) => complaints.push(`a window: ${other.url()}`))
  await page.locator('#scroll[aria-busy=false]').waitFor()
  const expectQuiet = async (): Promise<void> => {
    expect((await page.evaluate(attributes)).filter(alien)).toEqual([])
    expect(wrong).toEqual([])
    // What PocketBase refuses the browser tells.
    expect(complaints.filter((one) => !/status of 40/.test(one))).toEqual([])
  }
  return { server, browser, page, all, expectQuiet }
}

/** Each field says another payload of itself. */
async function helpIsHostile(server: Server): Promise<void> {
  const path = '/api/collections/things'
  const { fields } = (await (await server.admin(path)).json()) as { fields: readonly object[] }
  const texts = Object.values(PAYLOADS).map((text) => text.slice(0, 300))
  const told = fields.map((field, at) => {
    return 'type' in field && field.type !== 'autodate' ? { ...field, help: texts[at] } : field
  })
  await server.admin(path, { method: 'PATCH', json: { fields: told } })
}

/** What of a payload has become more than text. */
const alien = ([name, value]: readonly [string, string]): boolean =>
  name.startsWith('on') ||
  (scriptOf(name) && /alert\(1\)|\/x\b/.test(value)) ||
  (['href', 'src', 'action'].includes(name) && /^(?:javascript:|data:text)/.test(value))

/** All attributes that there are. Runs in the page. */
const attributes = (): (readonly [string, string])[] =>
  [...document.querySelectorAll('*')].flatMap(({ attributes }) =>
    [...attributes].map(({ name, value }) => [name, value] as const),
  )
