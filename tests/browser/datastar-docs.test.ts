import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { complaintsOf, launchBrowser } from '../support/browser'
import { EMAIL, PASSWORD, ROOT } from '../support/folders'
import { preparedFolder, type Server, startServer } from '../support/server'

/** The page that docs/datastar.md begins with. */
const PAGE = /```html\n(.*?)```/s.exec(readFileSync(join(ROOT, 'docs/datastar.md'), 'utf8'))?.[1]

let server: Server
let browser: Browser
beforeAll(async () => {
  const folder = preparedFolder()
  writeFileSync(join(folder, 'pb_public/posts.html'), PAGE ?? '')
  ;[server, browser] = await Promise.all([startServer(folder), launchBrowser()])
  const rule = '@request.auth.id != ""'
  await server.admin('/api/collections', {
    json: {
      ...{ name: 'posts', type: 'base', listRule: rule, viewRule: rule, updateRule: rule },
      fields: [
        { name: 'title', type: 'text', required: true },
        { name: 'created', type: 'autodate', onCreate: true },
      ],
    },
  })
  await server.admin('/api/collections/users/records', {
    json: { email: EMAIL, password: PASSWORD, passwordConfirm: PASSWORD },
  })
  await add('a first post')
})
afterAll(async () => {
  await Promise.all([browser.close(), server.stop()])
})

const add = (title: string) => server.admin('/api/collections/posts/records', { json: { title } })

test('the page of the documentation signs in, lists, edits, is live and signs out', async () => {
  const page = await browser.newPage({ baseURL: server.url })
  page.setDefaultTimeout(15_000)
  const complaints = complaintsOf(page)
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }))
  await page.goto('/posts.html')
  const table = page.locator('table')
  expect(await table.isVisible()).toBe(false)
  await page.locator('[name=identity]').fill(EMAIL)
  await page.locator('[name=password]').fill('wrong')
  await page.locator('[name=password]').press('Enter')
  await page.getByText('Failed to authenticate.').waitFor()
  await page.locator('[name=password]').fill(PASSWORD)
  await page.locator('[name=password]').press('Enter')
  await table.getByText('a first post').click()
  await page.locator('#editor').getByLabel('Title').fill('another title')
  await page.locator('#editor').getByRole('button', { name: 'Save' }).click()
  await table.getByText('another title').waitFor()
  await add('a second post')
  await table.getByText('a second post').waitFor()
  await page.reload()
  await table.getByText('a second post').waitFor()
  await page.getByText('Sign out').click()
  await page.getByText('Sign in').waitFor()
  expect(await table.isVisible()).toBe(false)
  expect(complaints).toEqual([])
})
