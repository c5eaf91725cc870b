/// <reference lib="dom" />
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { expect } from 'vitest'
import { complaintsOf } from './browser'
import { keepSecret } from './secrets'

export interface Visit {
  readonly page: Page
  readonly complaints: string[]
  /** The origins of all that was asked for. */
  readonly origins: Set<string>
}

interface Opened extends BrowserContextOptions {
  /** What the browser keeps already, by name, as JSON. */
  readonly kept?: Readonly<Record<string, unknown>>
}

/** Opens the GUI in a browser of its own, at a place. */
export async function openGui(
  browser: Browser,
  baseURL: string,
  place = '',
  { kept = {}, ...options }: Opened = {},
): Promise<Visit> {
  const localStorage = Object.entries(kept).map(([name, value]) => ({
    name,
    value: JSON.stringify(value),
  }))
  const storageState = { cookies: [], origins: [{ origin: baseURL, localStorage }] }
  const context = await browser.newContext({ baseURL, storageState, ...options })
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  const origins = new Set<string>()
  context.on('request', (request) => {
    if (!/^(?:data|blob):/.test(request.url())) origins.add(new URL(request.url()).origin)
  })
  const complaints = complaintsOf(page)
  await page.goto(`/stack/${place}`)
  return { page, complaints, origins }
}

/** What PocketBase answers to a password: a login as its SDK keeps it. */
export async function loginOf(
  url: string,
  collection: string,
  identity: string,
  password: string,
): Promise<{ readonly token: string; readonly record: object }> {
  const answer = await fetch(`${url}/api/collections/${collection}/auth-with-password`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ identity, password }),
  })
  const login = (await answer.json()) as { token: string; record: object }
  keepSecret(login.token, password)
  return { token: login.token, record: login.record }
}

/** What the browser keeps under a name; an empty object where it keeps nothing. */
export async function keptIn(
  page: Page,
  name = 'pocketbase_auth',
): Promise<{ token?: string; record?: Readonly<Record<string, unknown>> }> {
  const text = await page.evaluate((key) => localStorage.getItem(key), name)
  const kept = JSON.parse(text ?? '{}')
  keepSecret(kept.token ?? '')
  return kept
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong with the page as it is now, by rule, with what it is wrong with. */
async function violations(page: Page): Promise<readonly string[]> {
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(AXE)
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: (options: object) => Promise<Found> } }
    const { violations: all, passes } = await axe.run({ resultTypes: ['violations'] })
    if (passes.length < 10) throw new Error('axe has looked at next to nothing.')
    return all.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`))
  })
}

interface Found {
  readonly passes: readonly unknown[]
  readonly violations: readonly {
    readonly id: string
    readonly nodes: readonly { html: string }[]
  }[]
}

/** Each page is looked at in both themes, on a wide screen and on a telephone. */
const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [1280, 360].map((width) => ({ colorScheme, width })),
)

/** Holds the page, as it is now, to axe in every look, and to the width of the screen. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await wrongIn(page)).toEqual([])
}

/**
 * What is wrong with the page in some look, for somebody who needs more than eyes, or by its width;
 * what closes when a window gets another size is opened again.
 */
export async function wrongIn(
  page: Page,
  open: () => Promise<unknown> = async () => undefined,
): Promise<readonly string[]> {
  const before = page.viewportSize()
  const wrong: string[] = []
  for (const { colorScheme, width } of LOOKS) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 800 })
    await open()
    const all = [...(await violations(page))]
    // By now what depends on the width is where it belongs.
    all.push(...(await tooWide(page)))
    wrong.push(...all.map((one) => `${colorScheme}, ${width} px: ${one}`))
  }
  if (before) await page.setViewportSize(before)
  return wrong
}

/** What scrolls sideways, but for lines, tabs, the board's columns and what is written in, which may. */
export const tooWide = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('body, body *')].flatMap((element) => {
      const { overflowX } = getComputedStyle(element)
      const scrolls = element === document.documentElement || /auto|scroll/.test(overflowX)
      const over = element.scrollWidth - element.clientWidth
      if (!scrolls || over <= 0 || element.matches('#scroll, [role=tablist], .board, textarea'))
        return []
      return [`${element.localName}#${element.id} is ${over} px too wide`]
    }),
  )
