import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { keptIn, openGui } from './gui'
import { ownerOf, SECRET, type Town } from './people'
import { keepSecret } from './secrets'

/** The page of somebody who is to sign in to a collection. */
export async function asked(browser: Browser, town: Town, collection: string): Promise<Page> {
  const { page } = await openGui(browser, town.server.url)
  await page.locator('#sign-in-as').selectOption(collection)
  return page
}

const form = (page: Page, name: string) => page.locator(`#${name}`)

/** Fills in the form for a password, and sends it. */
export async function password(
  page: Page,
  collection: string,
  who: string,
  word = SECRET,
): Promise<void> {
  keepSecret(word)
  await page.locator(`#identity-${collection}`).fill(who)
  await page.locator(`#secret-${collection}`).fill(word)
  await page.locator(`#secret-${collection}`).press('Enter')
}

/** Has a code sent and writes it in. */
export async function code(
  town: Town,
  page: Page,
  ...[collection, address]: [string, string]
): Promise<void> {
  await form(page, `request-${collection}`).getByLabel('E-mail').fill(address)
  await form(page, `request-${collection}`).getByRole('button').click()
  const word = /\b\d{8}\b/.exec(await town.mailbox.next(address))?.[0] ?? ''
  keepSecret(word)
  await form(page, `otp-${collection}`).getByLabel('One-time password').fill(word)
  await form(page, `otp-${collection}`).getByRole('button').click()
}

/** Whose login the browser keeps, by PocketBase's own word, once the page greets somebody. */
export async function signedIn(
  town: Town,
  page: Page,
  ...[who, collection]: [string, string]
): Promise<void> {
  await page.locator('#who', { hasText: who }).waitFor()
  await page.locator('#at-home').waitFor()
  const { token, record } = await keptIn(page)
  expect(record).toMatchObject({ collectionName: collection })
  expect(await ownerOf(town, collection, token)).toBe(who)
}
