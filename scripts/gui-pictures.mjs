import { BOARD } from './board-pictures.mjs'
import { main } from './main.mjs'
import { takePictures } from './pictures.mjs'

/** @typedef {import('playwright-core').Page} Page */

const OPEN = encodeURIComponent("status != 'collected' && status != 'cancelled' && assignee != ''")
const COLUMNS = 'number,title,status,priority,customer,assignee,due'

/** @type {import('./pictures.mjs').Pictures} */
const GUI = {
  table: async (page) => {
    await page.setViewportSize({ width: 1360, height: 640 })
    const looks = `sort=-priority,due&columns=${COLUMNS},estimate&filter=${OPEN}`
    return open(page, 'mara', `tickets?${looks}`)
  },
  phone: async (page) => {
    await page.setViewportSize({ width: 390, height: 560 })
    await page.emulateMedia({ colorScheme: 'dark' })
    return open(page, 'tom', 'tickets?sort=-number&dense=1')
  },
  cell: async (page) => {
    await page.setViewportSize({ width: 1360, height: 480 })
    const looks = `sort=number&columns=${COLUMNS}&filter=status = 'repairing'`
    await open(page, 'mara', `tickets?${looks}`)
    const input = page.locator('#cell input:not([type=hidden])')
    await page.locator('#grid tbody tr').first().locator('td').nth(1).click()
    await page.keyboard.press('Enter')
    await input.fill('Cracked screen, second visit')
    await input.press('Enter')
    await page.locator('#saved', { hasText: 'Saved: Title' }).waitFor()
    await page.keyboard.press('Enter')
    await input.fill('Screen stays dark')
    await page.mouse.move(0, 0)
    await page.locator('#grid tr.fresh').waitFor({ state: 'detached' })
    return page
  },
  bulk: async (page) => {
    await page.setViewportSize({ width: 1360, height: 640 })
    await open(page, 'mara', 'customers?sort=name&columns=name,email,address,website,created')
    const boxes = page.locator('#grid tbody .pick input')
    await boxes.nth(2).click()
    await boxes.nth(6).click({ modifiers: ['Shift'] })
    await page.locator('#bulk-count', { hasText: '5' }).waitFor()
    await page.mouse.move(0, 0)
    return page
  },
  record: async (page) => {
    await page.setViewportSize({ width: 1360, height: 560 })
    await open(page, 'mara', 'customers?sort=name')
    await page.locator('#grid tbody th a').nth(3).click()
    await page.locator('#related li').first().waitFor()
    await page.mouse.move(0, 0)
    return page
  },
}

/**
 * Opens a table of the GUI as one of the shop's people.
 * @param {Page} page
 * @param {string} who
 * @param {string} place
 * @returns {Promise<Page>}
 */
async function open(page, who, place) {
  await page.goto('/stack/')
  const { logins } = await (await page.request.get('/stack/logins.json')).json()
  const { collection, email, password } = logins.find(
    /** @param {{ email: string }} login */ (login) => login.email.startsWith(who),
  )
  const data = { identity: email, password }
  const path = `/api/collections/${collection}/auth-with-password`
  const login = await (await page.request.post(path, { data })).json()
  const kept = JSON.stringify({ token: login.token, record: login.record })
  await page.evaluate((value) => localStorage.setItem('pocketbase_auth', value), kept)
  await page.reload()
  await page.goto(`/stack/#/${place}`)
  await page.locator('#scroll[aria-busy=false] tbody tr').first().waitFor()
  await page.locator('#total', { hasText: 'records' }).waitFor()
  return page
}

// Takes the pictures of docs/board.md and docs/gui.md, as the people of the demo's shop. `-- DIR` puts them below it.
await main(([target = 'docs']) => takePictures(target, { board: BOARD, gui: GUI }))
