/// <reference lib="dom" />
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { complaintsOf, launchBrowser } from '../support/browser'
import { asShown, PAYLOADS } from '../support/hostile'
import { startHostile, THINGS, thing } from '../support/hostile-things'
import type { Server } from '../support/server'

const VIEWS = ['table', 'grid', 'card', 'list', 'detail', 'cell', 'options', 'form'] as const
const EXPAND = 'expand=owner,helpers'

/** A page with nothing but places to put things into. */
const PAGE = `<!doctype html><meta charset="utf-8"><title>Things</title><link rel="icon" href="data:,">
<script type="module" src="/stack/pb-datastar.js"></script>
<script type="module" src="/stack/datastar.js"></script>
<body data-signals="{_token: 'kept', error: {status: 0, code: '', message: '', fields: {}}, live: {things: ''}}">
<p id="open" data-text="$live.things"></p>
<table><tbody id="things-rows"></tbody></table>
<main></main>`

let server: Server
let browser: Browser
let page: Page
const ids = new Map<string, string>()
let complaints: string[] = []
beforeAll(async () => {
  ;[server, browser] = await Promise.all([startHostile({ 'hostile.html': PAGE }), launchBrowser()])
  for (const [name, text] of Object.entries(PAYLOADS)) ids.set(name, await thing(server, text))
})
afterEach(async () => {
  expect(complaints).toEqual([])
  await page.close()
})
afterAll(async () => {
  await Promise.all([browser.close(), server.stop()])
})

/** Opens the page, and listens for whatever runs on it or is asked for that should not. */
async function opened(): Promise<void> {
  page = await browser.newPage({ baseURL: server.url })
  page.setDefaultTimeout(25_000)
  complaints = complaintsOf(page)
  page.on('dialog', (dialog) => {
    complaints.push(`a dialog: ${dialog.message()}`)
    return dialog.dismiss()
  })
  page.on('request', (request) => {
    if (!/^\/(api|stack|hostile\.html)/.test(new URL(request.url()).pathname)) {
      complaints.push(`a request: ${request.url()}`)
    }
  })
  page.on('framenavigated', (frame) => {
    if (!frame.url().endsWith('/hostile.html')) complaints.push(`a way to ${frame.url()}`)
  })
  await page.goto('/hostile.html')
}

interface Wish {
  /** The id of an element, where the answer goes. */
  readonly place: string
  readonly url: string
}

/** Asks as an element of a page does, once it is there; each answer goes to a place of its own. */
const ask = (wishes: readonly Wish[]): Promise<void> =>
  page.evaluate((all) => {
    const made = all.map(({ place, url }) => {
      const section = document.createElement('section')
      section.innerHTML = `<div id="${place}"></div><i></i>`
      section.querySelector('i')?.setAttribute('data-on-load', `@get('${url}')`)
      return section
    })
    document.querySelector('main')?.append(...made)
  }, wishes)

const at = (place: string): string => `target=%23${place}&mode=inner`

/** What is to be read in each place, once there is something in all of them. */
async function read(places: readonly string[], mark = ''): Promise<ReadonlyMap<string, string>> {
  await page.waitForFunction(
    ([all, word]) =>
      all.every((id) => {
        const element = document.getElementById(id)
        return element?.firstElementChild && element.textContent?.includes(word)
      }),
    [places, mark] as const,
  )
  const texts = await page.evaluate(
    (all) => all.map((id) => document.getElementById(id)?.textContent ?? ''),
    places,
  )
  return new Map(places.map((place, index) => [place, texts[index] ?? '']))
}

const textOf = (name: string): string => asShown(PAYLOADS[name] ?? '')

test('lists, in every view', async () => {
  await opened()
  const url = `${THINGS}?perPage=500&${EXPAND}`
  await ask(VIEWS.map((view) => ({ place: view, url: `${url}&view=${view}&${at(view)}` })))
  const texts = await read(VIEWS)
  for (const view of VIEWS.filter((name) => name !== 'form')) {
    for (const name of ids.keys())
      expect(texts.get(view), `${view}: ${name}`).toContain(textOf(name))
  }
  await read(['form'], textOf('script'))
})

test('records one by one, in every view, and live', async () => {
  await opened()
  const slots = [...ids].map(([name, id], index) => ({ name, id, index }))
  const places = VIEWS.flatMap((view) =>
    slots.map(({ id, index, name }) => ({ view, id, name, place: `${view}-${index}` })),
  )
  const wish = ({ view, id, place }: (typeof places)[number]) => ({
    place,
    url: `${THINGS}/${id}?view=${view}&${EXPAND}&${at(place)}`,
  })
  await ask(places.map(wish))
  const texts = await read(places.map(({ place }) => place))
  for (const { place, name } of places) expect(texts.get(place), place).toContain(textOf(name))
  for (const view of ['card', 'detail', 'form']) {
    const before = await page.locator('#open').textContent()
    const url = `/api/realtime?live=things&view=${view}&${EXPAND}`
    await ask([{ place: `live-${view}`, url }])
    await expect.poll(() => page.locator('#open').textContent()).not.toBe(before)
    for (const { name, id } of slots) {
      const json = { title: `${PAYLOADS[name]} in ${view}` }
      await server.admin(`${THINGS}/${id}`, { method: 'PATCH', json })
    }
    const live = await read(
      slots.map(({ index }) => `${view}-${index}`),
      ` in ${view}`,
    )
    for (const { index, name } of slots) {
      expect(live.get(`${view}-${index}`), name).toContain(textOf(name))
    }
  }
})

test('what somebody types into a form, and what is wrong with it', async () => {
  await opened()
  await ask([{ place: 'form', url: `${THINGS}?view=form&${at('form')}` }])
  const [title, short] = [page.getByLabel('Title'), page.getByLabel('Short')]
  await title.waitFor()
  await short.evaluate((input) => input.removeAttribute('maxlength'))
  const oneLine = Object.values(PAYLOADS).filter(
    (text) => text === asShown(text) && !text.includes('\n'),
  )
  const typed = oneLine.filter((_text, index) => index % 3 === 0)
  for (const text of typed) {
    await title.fill(text)
    await short.fill(text.padEnd(201, '"'))
    await page.getByRole('button', { name: 'Create' }).click()
    await page.getByText('Must be no more than 200 character(s).').waitFor()
    await short.fill(text.slice(0, 200))
    await page.getByRole('button', { name: 'Create' }).click()
    await page.locator('#things-rows th').getByText(text, { exact: true }).waitFor()
    await expect.poll(() => title.inputValue()).toBe('')
  }
  expect(await page.locator('#things-rows tr').count()).toBe(typed.length)
})
