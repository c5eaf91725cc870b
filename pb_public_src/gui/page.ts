import { ANSWERS, MAIL, MAILS, PAGE } from '../../pb_hooks_src/pages/texts'
import { set, work } from './page-bulk'
import { question, RECORD_ASKS, record, saved } from './page-record'
import { TABLE_ASKS, table } from './page-table'

/** Nothing runs, and nothing is asked of another host, but what this server gives. */
const CSP =
  "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self'; connect-src 'self'; " +
  "img-src 'self' data: blob:; media-src 'self' blob:; form-action 'none'; base-uri 'none'"

/** Datastar sends no signal whose name begins with `_`. */
const SIGNALS =
  "{_token: '', _viewer: {id: '', collectionName: ''}, _mfaId: '', _otpId: '', _progress: 0, _form: '', _done: '', _ended: false, " +
  "_last: '', _may: '', total: -1, live: {changed: ''}, " +
  "error: {status: 0, code: '', message: '', fields: {password: '', passwordConfirm: ''}}}"

/** What is wrong, in words: of some answers PocketBase's code is all that is said. */
const SAID = `({${Object.entries(ANSWERS).map(([code, text]) => `${code}:'${text}'`)}})[$error.message] || $error.message || ($_ended ? '${PAGE.ended}' : '')`

/** What the script asks for, each sent by Datastar: see asks.ts. */
const ASKS = [
  ['ready', 'data-on-load', "dispatchEvent(new Event('pb-ready'))"],
  [
    'renew',
    'data-on-pb-renew__window',
    "@post('/api/collections/' + evt.detail.collection + '/auth-refresh', {openWhenHidden: true, retryMaxCount: 0})",
  ],
  [
    'ended',
    'data-on-datastar-sse',
    `evt.detail.elId === 'ask-renew' && evt.detail.type === 'finished' && $error.status === 401 && ($error.message = '', $_ended = true)`,
  ],
  ['login', 'data-on-pb-login__window', '$_ended = false'],
  ['second', 'data-on-pb-second__window', "$_mfaId = evt.detail.mfaId; $_used = 'oauth2'"],
  ...TABLE_ASKS,
  ...RECORD_ASKS,
  ['told', 'data-on-pb-problem__window', '$error.message = evt.detail.message'],
]

const asking = ASKS.map(([id, attribute, does]) => `<i id="ask-${id}" ${attribute}="${does}"></i>`)

/** The static page: what depends on the schema and on who looks is put into it. */
export const page = (version: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CSP}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${PAGE.title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="gui.css?${version}">
<script type="module" src="gui.js?${version}"></script>
<script type="module" src="datastar.js?${version}"></script>
</head>
<body data-signals="${SIGNALS}">
<button type="button" id="skip" class="skip">${PAGE.skip}</button>
${header}
<div id="frame">
<nav id="side" aria-label="${PAGE.collections}">
<div id="starred" hidden><h2>${PAGE.favourites}</h2><ul></ul></div>
<div id="nav"></div>
</nav>
<main id="main" tabindex="-1">
<p id="problem" class="problem" role="alert" data-text="${SAID}" data-show="$error.message || $_ended"></p>
<p id="unreached" role="status"></p>
<p id="told" role="status"></p>
<section id="at-home" hidden><h1>${PAGE.choose}</h1><p class="quiet on-wide">${PAGE.chooseHint}</p><p class="quiet on-narrow">${PAGE.chooseHintNarrow}</p><p id="first"></p></section>
${signIn}
${mails}
${table}
${work}
</main>
${record}
${saved}
</div>
${question}
${set}
${finder}
<div id="asks" hidden>${asking.join('')}</div>
<noscript>${PAGE.needsScript}</noscript>
</body>
</html>
`

const header = `<header id="top">
<button type="button" id="menu" class="icon" aria-controls="side" aria-expanded="false" aria-label="${PAGE.collections}"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2 4h12M2 8h12M2 12h12"/></svg></button>
<a id="brand" href="#/">${PAGE.title}</a>
<button type="button" id="go"><svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="7" cy="7" r="4.5"/><path d="m10.5 10.5 3.5 3.5"/></svg><span>${PAGE.goTo}</span><kbd>Ctrl K</kbd></button>
<button type="button" id="me" popovertarget="account" title="${PAGE.account}"><svg viewBox="0 0 16 16" aria-hidden="true"><circle cx="8" cy="5.5" r="2.5"/><path d="M3 14c.5-3 2.5-4 5-4s4.5 1 5 4"/></svg><span id="who">${PAGE.guest}</span></button>
<div id="account" popover>
<p id="whose" class="quiet"></p>
<label class="line">${PAGE.theme} <select id="theme"><option value="">${PAGE.system}</option><option value="light">${PAGE.light}</option><option value="dark">${PAGE.dark}</option></select></label>
<ul>
<li><a href="docs/">${PAGE.reference}</a></li>
<li><a href="/_/">${PAGE.dashboard}</a></li>
<li><a href="LICENSES.txt">${PAGE.licences}</a></li>
</ul>
<div id="own"></div>
<a id="to-sign-in" class="button" href="#/sign-in" hidden>${PAGE.signIn}</a>
<button type="button" id="sign-out" data-on-click="@post('/api/stack/sign-out')" hidden>${PAGE.signOut}</button>
</div>
</header>`

const signIn = `<section id="at-sign-in" class="sheet" aria-labelledby="sign-in-title" hidden>
<h1 id="sign-in-title">${PAGE.signIn}</h1>
<div id="sign-in"></div>
<button type="button" id="continue" class="wide" hidden>${PAGE.continueDashboard}</button>
<div id="demo" class="demo" hidden></div>
</section>`

const password = (what: string, name: string, label: string, complete: string): string =>
  `<label class="line">${label} <input name="${name}" id="${what}-${name}" type="password" autocomplete="${complete}" aria-describedby="${what}-${name}-says" required></label>` +
  `<output id="${what}-${name}-says" for="${what}-${name}" data-text="$error.fields.${name}"></output>\n`

const PASSWORDS: Readonly<Record<string, string>> = {
  'confirm-password-reset':
    password('reset', 'password', MAIL.newPassword, 'new-password') +
    password('reset', 'passwordConfirm', MAIL.again, 'new-password'),
  'confirm-email-change': password('change', 'password', MAIL.password, 'current-password'),
}

/**
 * Each page of a link in a mail: its form is sent to PocketBase's own route. What is in `error` changes
 * part by part, its status before its code, which an answer that was lost has alone.
 */
const mails = Object.entries(MAILS)
  .map(
    ([what, { title, submit, done }]) => `<section id="at-${what}" class="sheet" hidden>
<h1>${title}</h1>
<form id="${what}" data-on-submit="$_form = '${what}'; $error.status = -1; @post('/api/collections/' + evt.target.dataset.of + '/${what}', {contentType: 'form', openWhenHidden: true, retryMaxCount: 0})" data-on-signal-change-error.status="$_form === '${what}' && $error.status === 0 && queueMicrotask(() => $error.code || ($_done = '${what}'))" data-show="$_done !== '${what}'">
<input type="hidden" name="token">
${PASSWORDS[what] ?? ''}<button class="primary">${submit}</button>
</form>
<p id="done-${what}" role="status" class="told" data-show="$_done === '${what}'">${done} <a href="#/sign-in">${PAGE.signIn}</a></p>
</section>`,
  )
  .join('\n')

const finder = `<dialog id="finder" aria-label="${PAGE.goToLabel}">
<input id="finder-text" role="combobox" aria-expanded="true" aria-controls="finder-list" aria-label="${PAGE.goToLabel}" placeholder="${PAGE.goToHint}" autocomplete="off" spellcheck="false">
<ul id="finder-list" role="listbox" aria-label="${PAGE.collections}"></ul>
<p id="finder-none" class="quiet" role="status" hidden>${PAGE.goToNone}</p>
</dialog>`
