import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../support/browser'
import { preparedFolder, type Server, startServer } from '../support/server'

const RECORDS = '/api/collections/notes/records'

/** As docs/live.md has it, with a list that is read again more often. */
const PAGE = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Live</title>
<script type="module" src="/stack/datastar.js"></script></head>
<body data-signals="{_open: false, live: {changed: '', notes: ''}}">
<div id="stream"
  data-on-datastar-sse="evt.detail.elId == 'stream' && evt.detail.type == 'started' && ($_open = true);
    evt.detail.elId == 'stream' && evt.detail.type == 'finished' && ($_open = false)"
  data-on-interval__duration.500ms.leading="$_open || @get('/api/realtime?live=notes&view=list')"></div>
<div id="notes"
  data-on-signal-change-live.notes__debounce.200ms="@get('${RECORDS}?view=list&sort=-created')"
  data-on-interval__duration.4s="@get('${RECORDS}?view=list&sort=-created')">
<ul id="notes-list"></ul>
</div>
</body></html>`

const VIEWS = {
  'list.html': '<li id="note-{{.id}}">{{.title}}</li>',
  'list.list.html': '<ul id="notes-list">{{template "items" $}}</ul>',
}

/** Streams end after two seconds without a message, where PocketBase's own limit is five minutes. */
const IDLE = `
onRealtimeConnectRequest((e) => {
  e.idleTimeout = 2_000_000_000
  return e.next()
})
routerAdd('POST', '/burst', (e) => {
  const notes = $app.findCollectionByNameOrId('notes')
  const note = new Record(notes)
  for (let count = 1; count <= 60; count += 1) {
    note.set('title', 'save ' + count)
    $app.save(note)
  }
  for (let count = 1; count <= 20; count += 1) {
    const racing = new Record(notes, { title: 'racing' })
    $app.save(racing)
    racing.set('title', 'racing still')
    $app.save(racing)
    $app.delete(racing)
  }
  return e.noContent(204)
})
routerAdd('GET', '/clients', (e) => e.string(200, $app.subscriptionsBroker().totalClients()))
`

let server: Server
let browser: Browser
const pages: Page[] = []
const complaints: string[] = []

beforeAll(async () => {
  const folder = preparedFolder()
  mkdirSync(join(folder, 'pb_hooks/views'))
  for (const [name, text] of Object.entries(VIEWS)) {
    writeFileSync(join(folder, 'pb_hooks/views', name), text)
  }
  writeFileSync(join(folder, 'pb_hooks/idle.pb.js'), IDLE)
  writeFileSync(join(folder, 'pb_public/live.html'), PAGE)
  server = await startServer(folder)
  await server.admin('/api/collections', {
    json: {
      name: 'notes',
      type: 'base',
      listRule: 'secret = false',
      fields: [
        { name: 'title', type: 'text' },
        { name: 'secret', type: 'bool' },
        { name: 'created', type: 'autodate', onCreate: true },
        { name: 'updated', type: 'autodate', onCreate: true, onUpdate: true },
      ],
    },
  })
  browser = await launchBrowser()
  for (const _ of [1, 2]) {
    const page = await browser.newPage()
    page.on('pageerror', ({ message }) => complaints.push(message))
    await page.goto(`${server.url}/live.html`)
    pages.push(page)
  }
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** Waits until both pages list just these titles, in this order. */
async function shown(...titles: readonly string[]): Promise<void> {
  for (const page of pages) {
    const list = page.locator('#notes-list > li')
    const wanted = JSON.stringify(titles)
    await expect
      .poll(async () => JSON.stringify(await list.allTextContents()), { timeout: 30_000 })
      .toBe(wanted)
  }
}

const clients = async (): Promise<string> => (await server.fetch('/clients')).text()

async function added(title: string): Promise<string> {
  const answer = await server.admin(RECORDS, { json: { title } })
  return ((await answer.json()) as { id: string }).id
}

test('two pages follow what is created, changed and deleted', async () => {
  const first = await added('first')
  await shown('first')
  const second = await added('second')
  await shown('second', 'first')
  await server.admin(`${RECORDS}/${first}`, { method: 'PATCH', json: { title: 'changed' } })
  await shown('second', 'changed')
  await server.admin(`${RECORDS}/${second}`, { method: 'DELETE' })
  await shown('changed')
})

test('a stream that ends for want of messages is opened again, and nothing is missed', async () => {
  for (const page of pages) {
    await page.waitForResponse((answer) => answer.url().includes('/api/realtime'), {
      timeout: 30_000,
    })
  }
  await added('after a pause')
  await shown('after a pause', 'changed')
  await expect.poll(clients, { timeout: 30_000 }).toBe('2')
})

test('what leaves the rule without a message is gone when the page looks again', async () => {
  const id = await added('soon secret')
  await shown('soon secret', 'after a pause', 'changed')
  await server.admin(`${RECORDS}/${id}`, { method: 'PATCH', json: { secret: true } })
  await shown('after a pause', 'changed')
})

test('the pages have nothing to complain of', () => expect(complaints).toEqual([]))

test('sixty saves in one request, and updates that race deletes: the page equals the database', async () => {
  await server.fetch('/burst', { method: 'POST' })
  await shown('save 60', 'after a pause', 'changed')
})

test('a page that was hidden catches up when it is seen again', async () => {
  const [page] = pages
  const hide = (hidden: boolean) =>
    page?.evaluate((value) => {
      Object.defineProperty(document, 'hidden', { value, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    }, hidden)
  await hide(true)
  await expect.poll(clients, { timeout: 30_000 }).toBe('1')
  await added('while it was hidden')
  await hide(false)
  await shown('while it was hidden', 'save 60', 'after a pause', 'changed')
})

test('a page whose machine slept catches up when it wakes', async () => {
  const [page] = pages
  if (!page) throw new Error('There is no page.')
  const protocol = await page.context().newCDPSession(page)
  await protocol.send('Page.setWebLifecycleState', { state: 'frozen' })
  // By then its stream has ended for want of messages, and nobody has told it.
  await expect.poll(clients, { timeout: 30_000 }).not.toBe('2')
  await added('while it slept')
  await protocol.send('Page.setWebLifecycleState', { state: 'active' })
  await shown(...['while it slept', 'while it was hidden', 'save 60', 'after a pause', 'changed'])
  await expect.poll(clients, { timeout: 30_000 }).toBe('2')
})

test('after a restart of the server the pages catch up', async () => {
  const { port } = new URL(server.url)
  await server.kill()
  server = await startServer(server.folder, [], Number(port))
  await added('after the restart')
  await shown(
    ...['after the restart', 'while it slept', 'while it was hidden'],
    ...['save 60', 'after a pause', 'changed'],
  )
  await expect.poll(clients, { timeout: 30_000 }).toBe('2')
})
