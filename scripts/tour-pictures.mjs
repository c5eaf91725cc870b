/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').BrowserContextOptions} Options */
/** @typedef {import('./first-run.mjs').Superuser} Superuser */

/** A manager of the demo. */
const MARA = { email: 'mara@repair.example', password: 'open-the-workshop' }

/**
 * The pictures of docs/tour.md in their order; what one does is there for the next ones.
 * @type {Readonly<Record<string, (page: Page, superuser: Superuser) => Promise<Page>>>}
 */
export const PICTURES = {
  start: async (page) => {
    await page.goto('/stack/')
    await page.getByText('Logins of this demo').waitFor()
    await page.locator('#nav a').first().waitFor()
    return page
  },
  dashboard: async (page, superuser) => {
    await addShelves(page, superuser)
    await page.goto('/_/')
    await page.locator('input[type=email]').fill(superuser.email)
    await page.locator('input[type=password]').fill(superuser.password)
    await page.getByRole('button', { name: 'Login' }).click()
    await page.getByText('parts', { exact: true }).click()
    await page.getByText('New record').waitFor()
    await page.getByLabel('Collection settings').click()
    const shelf = page.locator('input[name^="fields."][name$=".name"]').last()
    await shelf.waitFor()
    await shelf.scrollIntoViewIfNeeded()
    await page.waitForTimeout(500)
    return page
  },
  table: async (page) => {
    await page.setViewportSize({ width: 1080, height: 480 })
    await page.goto('/stack/#/parts?sort=-updated&columns=sku,name,fits,price,stock,shelf')
    await page.locator('th[data-field=shelf]').waitFor()
    await page.locator('#total', { hasText: 'records' }).waitFor()
    return page
  },
  reference: async (page) => {
    const kept = JSON.stringify({ token: await tokenOf(page, MARA, 'technicians') })
    await page.addInitScript((value) => localStorage.setItem('pocketbase_auth', value), kept)
    await page.setViewportSize({ width: 1080, height: 900 })
    await page.goto('/stack/docs/')
    await page.getByPlaceholder('Filter by tag or path').fill('parts')
    const create = page.locator('[id$="-createParts"]')
    const heading = page.locator('.opblock-tag[data-tag="parts"]')
    await heading.waitFor()
    // It unfolds what the filter leaves, or does not, a moment later.
    await page.waitForTimeout(2000)
    if (!(await create.isVisible())) await heading.click()
    await create.locator('.opblock-summary-control').click()
    await create.locator('textarea').waitFor()
    await create.scrollIntoViewIfNeeded()
    await page.waitForTimeout(500)
    return page
  },
  parts: async (page) => {
    await page.goto('/parts.html')
    await page.locator('#parts-rows tr').first().waitFor()
    await page.setViewportSize({ width: 1080, height: 480 })
    return page
  },
  board: async (page) => {
    const [mara, tom] = [
      await atBoard(page, 'Mara, manager'),
      await atBoard(page, 'Tom, technician'),
    ]
    const card = tom.locator('#repairing > .card, #diagnosing > .card').first()
    const moved = `#new > #${await card.getAttribute('id')}`
    await card.getByRole('button', { name: /^Move R-/ }).click()
    await tom.locator('#menu').getByRole('button', { name: 'New' }).click()
    await mara.locator(moved).scrollIntoViewIfNeeded()
    return mara
  },
}

/**
 * The board in a browser of its own, signed in.
 * @param {Page} page
 * @param {string} who
 * @param {Options} [looks]
 * @returns {Promise<Page>}
 */
export async function atBoard(page, who, looks) {
  const { origin } = new URL((await page.request.get('/api/health')).url())
  const options = { baseURL: origin, viewport: page.viewportSize(), ...looks }
  const board = await /** @type {import('playwright-core').Browser} */ (
    page.context().browser()
  ).newPage(options)
  await board.goto('/board/')
  await board.getByLabel('Sign in as').selectOption({ label: who })
  await board.getByRole('button', { name: 'Sign in' }).click()
  await board.locator('.card').first().waitFor()
  return board
}

/**
 * What the tour does in the dashboard: a new field of the parts, filled in some of them.
 * @param {Page} page
 * @param {Superuser} superuser
 */
async function addShelves({ request }, superuser) {
  const headers = { Authorization: await tokenOf({ request }, superuser) }
  const path = '/api/collections/parts'
  const { fields } = await (await request.get(path, { headers })).json()
  const shelf = { name: 'shelf', type: 'text', max: 4 }
  await request.patch(path, { headers, data: { fields: [...fields, shelf] } })
  const { items } = await (await request.get(`${path}/records?perPage=5&sort=sku`)).json()
  for (const [at, { id }] of items.entries()) {
    await request.patch(`${path}/records/${id}`, { headers, data: { shelf: `B${at + 1}` } })
  }
}

/**
 * @param {Pick<Page, 'request'>} page
 * @param {Superuser} login
 * @param {string} [collection]
 * @returns {Promise<string>}
 */
async function tokenOf({ request }, { email, password }, collection = '_superusers') {
  const data = { identity: email, password }
  const answer = await request.post(`/api/collections/${collection}/auth-with-password`, { data })
  return (await answer.json()).token
}
