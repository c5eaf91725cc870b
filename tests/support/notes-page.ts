import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { complaintsOf } from './browser'
import { mailOf, SECRET, startTown, type Town } from './people'

/** How a page says who asks: the module does it, or each request of the page. */
export const WAYS = ['with the module', 'without it'] as const
export type Way = (typeof WAYS)[number]

const NOTES = '/api/collections/notes/records'

const scripts = (way: Way): string =>
  (way === 'with the module' ? ['pb-datastar', 'datastar'] : ['datastar'])
    .map((name) => `<script type="module" src="/stack/${name}.js"></script>`)
    .join('')

/** A request of a page, with options in its way. */
function request(way: Way, verb: string, url: string, options = ''): string {
  const headers = way === 'with the module' ? '' : 'headers: { Authorization: $_token }'
  const all = [options, headers].filter((option) => option !== '').join(', ')
  return `@${verb}(${url}${all === '' ? '' : `, { ${all} }`})`
}

const viewOf = (way: Way): string => (way === 'with the module' ? 'card' : 'plain')

/** A view of a project's own. */
const card = (way: Way): string => `<li id="notes-{{.id}}">
  <b>{{.title}}</b>
  {{if .photo}}<a data-file="/api/files/notes/{{.id}}/{{.photo}}?download=1"><img alt="" data-file="/api/files/notes/{{.id}}/{{.photo}}"></a>{{end}}
  <button class="edit" data-on-click="${request(way, 'patch', `'${NOTES}/{{.id}}?view=${viewOf(way)}'`)}">edit</button>
  <button class="delete" data-on-click="${request(way, 'delete', `'${NOTES}/{{.id}}?view=${viewOf(way)}'`)}">delete</button>
</li>`

/** What every page begins with. */
export const pageOf = (way: Way, body: string): string => `<!doctype html>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="script-src 'self' 'unsafe-eval'; connect-src 'self'">
<link rel="icon" href="data:,">
${scripts(way)}
<body data-signals="{ _token: '', _viewer: { id: '', collectionName: '' }, _progress: 0, _page: 1, title: '',
  _mfaId: '', _otpId: '', error: { status: 0, code: '', message: '', fields: { title: '', identity: '' } } }">
<p id="problem" data-text="$error.message"></p>
<p id="code" data-text="$error.code"></p>
<p id="viewer" data-text="$_viewer.collectionName"></p>
<p id="me"></p>
${body}
</body>`

/** A page that signs in, lists, adds, edits and takes away notes, in plain HTML. */
const notes = (way: Way): string => `
<form id="sign-in" data-on-submit="@post('/api/collections/members/auth-with-password?view=me', { contentType: 'form' })">
  <input name="identity"><output data-text="$error.fields.identity"></output>
  <input name="password" type="password">
  <button>Sign in</button>
</form>
<button id="sign-out" data-on-click="@post('/api/stack/sign-out')">Sign out</button>
<button id="list" data-on-click="${request(way, 'get', `'${NOTES}?view=${viewOf(way)}&sort=title&perPage=5'`)}">List</button>
<form id="new" data-on-submit="${request(way, 'post', `'${NOTES}?view=${viewOf(way)}'`, "contentType: 'form'")}">
  <input name="title" data-bind="title"><output data-text="$error.fields.title"></output>
  <input name="photo" type="file">
  <button>Add</button>
</form>
<p id="progress" data-text="$_progress"></p>
<ul id="notes-${viewOf(way)}"></ul>
<div id="more" style="margin-top: 200vh"
  data-on-intersect="${request(way, 'get', `'${NOTES}?view=${viewOf(way)}&sort=title&perPage=5&mode=append&page=' + (++$_page)`)}">…</div>
`

/** A town with notes that members alone may see and change, and a page for each way. */
export async function startNotes(): Promise<Town> {
  const files = Object.fromEntries(WAYS.map((way) => [`views/${viewOf(way)}.html`, card(way)]))
  const town = await startTown(['ada'], {
    ...files,
    ...Object.fromEntries(
      WAYS.map((way) => [
        `views/${viewOf(way)}.list.html`,
        `<ul id="notes-${viewOf(way)}">{{template "items" $}}</ul>`,
      ]),
    ),
    'views/me.html': '<p id="me">{{.name}} {{.email}}</p>',
  })
  const rule = '@request.auth.id != ""'
  await town.server.admin('/api/collections', {
    json: {
      ...{ name: 'notes', type: 'base', listRule: rule, viewRule: rule },
      ...{ createRule: '@request.body.title != "closed"', updateRule: rule, deleteRule: rule },
      fields: [
        { name: 'title', type: 'text', required: true, max: 20 },
        { name: 'photo', type: 'file', maxSelect: 1, maxSize: 20_000_000, protected: true },
      ],
    },
  })
  for (const way of WAYS) writePage(town, `${viewOf(way)}.html`, pageOf(way, notes(way)))
  return town
}

/** Puts a page where PocketBase serves it. */
export function writePage({ server }: Town, name: string, html: string): void {
  mkdirSync(join(server.folder, 'pb_public'), { recursive: true })
  writeFileSync(join(server.folder, 'pb_public', name), html)
}

export interface Visit {
  readonly page: Page
  readonly complaints: string[]
}

/** Opens the page of a way in a browser of its own. */
export const openNotes = (browser: Browser, baseURL: string, way: Way): Promise<Visit> =>
  openPage(browser, baseURL, `${viewOf(way)}.html`)

/** Opens a page in a browser of its own. */
export async function openPage(browser: Browser, baseURL: string, name: string): Promise<Visit> {
  const context = await browser.newContext({ baseURL })
  context.setDefaultTimeout(15_000)
  const page = await context.newPage()
  const complaints = complaintsOf(page)
  await page.goto(`/${name}`)
  return { page, complaints }
}

/** Fills in the form and sends it with the Enter key. */
export async function signInto(page: Page, password = SECRET): Promise<void> {
  await page.locator('[name=identity]').fill(mailOf('ada'))
  await page.locator('[name=password]').fill(password)
  await page.locator('[name=password]').press('Enter')
}

export const noteTitles = (page: Page): Promise<string[]> => page.locator('li b').allTextContents()
