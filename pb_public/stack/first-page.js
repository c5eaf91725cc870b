/** The first page: what this server is, as far as the viewer may know. It only reads. */

import { keptLogin } from './token.js'

const byId = (id) => document.getElementById(id)

const { token } = keptLogin()

/** JSON from this server; undefined where it has none (PocketBase answers a page instead). */
async function read(path) {
  const response = await fetch(path, { headers: { Authorization: token } })
  const type = response.headers.get('Content-Type') ?? ''
  return response.ok && type.includes('json') ? response.json() : undefined
}

const WORDS = { get: 'read', post: 'create', patch: 'update', delete: 'delete' }

/** What the document lets the viewer try with one collection, in words. */
function verbs(paths, name) {
  const root = `/api/collections/${name}`
  const methods = [`${root}/records`, `${root}/records/{id}`].flatMap((path) =>
    Object.keys(paths[path] ?? {}),
  )
  const words = Object.keys(WORDS).filter((method) => methods.includes(method))
  const signIn = paths[`${root}/auth-with-password`] ? ['sign in'] : []
  return [...words.map((method) => WORDS[method]), ...signIn].join(', ')
}

/** The tags that are collections; others are for files, settings and the like. */
const collectionsOf = ({ tags, paths }) =>
  tags
    .map(({ name }) => name)
    .filter((name) =>
      Object.keys(paths).some((path) => path.startsWith(`/api/collections/${name}/`)),
    )

function cell(...content) {
  const element = document.createElement('td')
  element.append(...content)
  return element
}

function row(...cells) {
  const element = document.createElement('tr')
  element.append(...cells)
  return element
}

function recordsLink({ paths }, name) {
  const path = `/api/collections/${name}/records`
  if (!paths[path]?.get) return ''
  const link = document.createElement('a')
  link.href = `${path}?perPage=10`
  link.textContent = path
  return link
}

function code(text) {
  const element = document.createElement('code')
  element.textContent = text
  return element
}

async function showCollections() {
  const api = await read('/api/stack/openapi.json')
  if (!api) {
    byId('viewer').textContent = 'The document is switched off, or the pack’s hooks are missing.'
    return
  }
  byId('title').textContent = api.info.title
  document.title = `${api.info.title} · pb-stack`
  byId('viewer').textContent = token
    ? 'What you may use, signed in as you are.'
    : 'What a guest may use. Sign in, in your own page or in the dashboard, to see what you may.'
  const rows = collectionsOf(api).map((name) =>
    row(cell(code(name)), cell(verbs(api.paths, name)), cell(recordsLink(api, name))),
  )
  byId('collections').append(...rows)
  if (rows.length === 0) byId('viewer').textContent = 'There is nothing here for a guest.'
}

async function showHealth() {
  const health = await read('/api/health')
  byId('health').dataset.state = health ? 'good' : 'bad'
  byId('health').textContent = health?.message ?? 'The server does not answer as it should.'
}

/** A demo may publish its logins beside this page, in `logins.json`. */
async function showLogins() {
  const demo = await read('logins.json')
  if (!demo) return
  const rows = demo.logins.map(({ role, email, password, about }) =>
    row(cell(role), cell(code(email)), cell(code(password)), cell(about)),
  )
  byId('login-rows').append(...rows)
  byId('logins').hidden = false
}

await Promise.all([showHealth(), showCollections(), showLogins()])
