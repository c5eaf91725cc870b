/** The API reference: the document of the live schema as the viewer may use it, in Swagger UI. */

import { forgetLogin, keepLogin, keptLogin } from '../token.js'
import { readDocument, readViewer } from './server.js'
import { showSignIn } from './sign-in.js'

/** With more operations than this the reference starts folded. */
const UNFOLDED = 80

const byId = (id) => document.getElementById(id)

/** Asks everything anew as whoever is signed in now. */
function startOver(search = '') {
  history.replaceState(null, '', location.pathname + search + location.hash)
  location.reload()
}

function followColours() {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches)
  dark.addEventListener('change', follow)
  follow()
}

function options(select, values, chosen) {
  select.append(...values.map((value) => new Option(value, value)))
  if (chosen !== undefined) select.value = chosen
}

function showViewer({ login, record, audiences }, as) {
  byId('viewer').textContent = sentenceFor(login, record)
  byId('sign-out').hidden = !login.own
  byId('sign-out').addEventListener('click', () => {
    forgetLogin()
    startOver()
  })
  if (!audiences) return
  const select = byId('view-as').querySelector('select')
  options(select, audiences, as || 'superuser')
  select.addEventListener('change', () => startOver(`?as=${encodeURIComponent(select.value)}`))
  byId('view-as').hidden = false
}

function sentenceFor(login, record) {
  if (login.token === '') return 'You are a guest.'
  if (!record) return 'The login kept in this browser is no longer good, so you are a guest.'
  const who = `Signed in as ${record.email || record.id} (${record.collectionName})`
  return login.own ? `${who}.` : `${who}, on the dashboard.`
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options']

const operationsOf = ({ paths }) =>
  Object.values(paths).flatMap((item) => METHODS.filter((method) => method in item))

/**
 * Swagger UI takes `_` in a link for an old way to write a space, and says so in the console; in a
 * name of PocketBase's it is what it is.
 */
const plainLinks = {
  statePlugins: {
    layout: {
      wrapActions: {
        parseDeepLinkHash:
          (_original, { layoutActions, layoutSelectors }) =>
          (hash) => {
            const parts = hash.replace(/^#?!?\/?/, '').split('/')
            const key = layoutSelectors.isShownKeyFromUrlHashArray(parts)
            if (parts[0] === '') return
            layoutActions.show(layoutSelectors.isShownKeyFromUrlHashArray([parts[0]]), true)
            layoutActions.show(key, true)
            layoutActions.scrollTo(key)
            layoutActions.scrollToVirtualizedOperation(key)
          },
      },
    },
  },
}

function showReference(api, token) {
  const schemes = Object.entries(api.components?.securitySchemes ?? {})
  const ui = globalThis.SwaggerUIBundle({
    spec: api,
    domNode: byId('api'),
    docExpansion: operationsOf(api).length > UNFOLDED ? 'none' : 'list',
    defaultModelsExpandDepth: 0,
    deepLinking: true,
    plugins: [plainLinks],
    displayRequestDuration: true,
    filter: true,
    tryItOutEnabled: true,
    validatorUrl: null,
    onComplete() {
      if (token === '') return
      for (const [name, { type }] of schemes) {
        if (type === 'apiKey') ui.preauthorizeApiKey(name, token)
      }
    },
  })
}

function signedIn(login) {
  keepLogin(login)
  startOver()
}

async function show() {
  const as = new URLSearchParams(location.search).get('as') ?? ''
  const login = keptLogin()
  const [viewer, { api, problem }] = await Promise.all([
    readViewer(login),
    readDocument(login.token, as),
  ])
  showViewer(viewer, as)
  if (!api) {
    byId('problem').textContent = problem
    return
  }
  document.title = `${api.info.title} · API reference`
  // Whoever signed in here signs out first; a superuser of the dashboard may be a user here.
  if (!viewer.record || !login.own) showSignIn(byId('sign-in'), api, signedIn)
  showReference(api, viewer.record ? login.token : '')
}

followColours()
await show()
