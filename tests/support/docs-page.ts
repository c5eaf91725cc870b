import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { complaintsOf } from './browser'
import { FIXTURES } from './schemas'
import { type Server, startServer } from './server'

/** Who can sign in on the server of these tests, as a member and as a visitor. */
export const ADA = { email: 'ada@example.com', nick: 'ada', password: 'a-password-of-ada' }

/** A server with the schema of rules. */
export async function docsServer(): Promise<Server> {
  const server = await startServer()
  const collections = FIXTURES.find(({ name }) => name === 'rules')?.collections ?? []
  await server.admin('/api/collections/import', { method: 'PUT', json: { collections } })
  for (const name of ['members', 'visitors']) {
    const json = { ...ADA, passwordConfirm: ADA.password }
    await server.admin(`/api/collections/${name}/records`, { json })
  }
  return server
}

export interface Visit {
  readonly page: Page
  readonly complaints: string[]
  /** The origins of all that the page has asked for. */
  readonly origins: Set<string>
}

/** What follows `/stack/docs/`, what the browser keeps already, and what kind of browser it is. */
export type Rest = [
  path?: string,
  kept?: Readonly<Record<string, unknown>>,
  options?: BrowserContextOptions,
]

/** Opens the API reference in a browser of its own. */
export async function visitDocs(
  browser: Browser,
  baseURL: string,
  ...[path = '', kept = {}, options = {}]: Rest
): Promise<Visit> {
  const localStorage = Object.entries(kept).map(([name, value]) => ({
    name,
    value: JSON.stringify(value),
  }))
  const storageState = { cookies: [], origins: [{ origin: baseURL, localStorage }] }
  const context = await browser.newContext({ baseURL, storageState, ...options })
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  const origins = new Set<string>()
  const complaints = complaintsOf(page)
  context.on('request', (request) => {
    if (!/^(data|blob):/.test(request.url())) origins.add(new URL(request.url()).origin)
  })
  await page.goto(`/stack/docs/${path}`)
  return { page, complaints, origins }
}

/** The groups of operations that the page shows, once it does. */
export async function tags(page: Page): Promise<string[]> {
  const headings = page.locator('.opblock-tag')
  await headings.first().waitFor()
  return headings.evaluateAll((found) => found.map((tag) => tag.getAttribute('data-tag') ?? ''))
}

/** Fills in the form and sends it off with the Enter key. */
export async function fillSignIn(
  page: Page,
  { collection, identity, password }: Record<'collection' | 'identity' | 'password', string>,
): Promise<void> {
  const form = page.locator('#sign-in')
  await form.getByLabel('Collection').selectOption(collection)
  await form.getByLabel('E-mail or user name').fill(identity)
  await form.getByLabel('Password', { exact: true }).fill(password)
  await form.getByLabel('Password', { exact: true }).press('Enter')
}

/**
 * Unfolds an operation that is not. The page unfolds some by itself, in its own time, so a click may
 * fold it instead; it takes its time to show either.
 */
async function unfold(block: Locator): Promise<void> {
  const execute = block.locator('.execute')
  await expect
    .poll(
      async () => {
        const folded = !(await block.getAttribute('class'))?.includes('is-open')
        if (folded) await block.locator('.opblock-summary-control').click()
        return execute.waitFor({ timeout: 5_000 }).then(
          () => true,
          () => false,
        )
      },
      { timeout: 25_000 },
    )
    .toBe(true)
}

/** Sends an operation as the page has filled it in: the headers sent and the status shown. */
export async function tryOut(page: Page, operationId: string) {
  const block = page.locator(`[id$="-${operationId}"]`)
  const execute = block.locator('.execute')
  await unfold(block)
  const sent = page.waitForRequest((request) =>
    new URL(request.url()).pathname.endsWith('/records'),
  )
  await execute.click()
  const status = block.locator('.live-responses-table .response-col_status').last()
  const shown = (await status.textContent())?.trim()
  return { headers: (await sent).headers(), status: shown }
}
