import { BULK, EXPORT, SET, VIEWS } from '../../pb_hooks_src/pages/bulk-texts'

const CROSS = '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8m0-8-8 8"/></svg>'

/** What is offered for the records that are selected. */
export const bulk = `<div id="bulk" role="toolbar" aria-label="${BULK.bar}" hidden>
<button type="button" id="bulk-clear" class="icon" aria-label="${BULK.clear}" title="${BULK.clear}">${CROSS}</button>
<strong id="bulk-count"></strong>
<button type="button" id="bulk-all" class="link"></button>
<div class="answers">
<button type="button" id="bulk-set">${BULK.setField}</button>
<button type="button" popovertarget="export">${EXPORT.open}</button>
<button type="button" id="bulk-delete">${BULK.delete}</button>
</div>
</div>`

/** How far work is that takes long, and what became of it. It stays while one looks elsewhere. */
export const work = `<section id="work" aria-labelledby="work-title" hidden>
<div id="work-head">
<h2 id="work-title" tabindex="-1"></h2>
<span id="work-far"></span>
<button type="button" id="work-cancel">${BULK.cancel}</button>
<button type="button" id="work-close" class="icon" aria-label="${BULK.close}">${CROSS}</button>
</div>
<progress id="work-progress" aria-labelledby="work-title"></progress>
<p id="work-says" role="status"></p>
<ul id="work-refused" aria-label="${BULK.refusals}"></ul>
</section>`

const option = (value: string, label: string): string =>
  `<option value="${value}">${label}</option>`

/** The menus of what is exported, and of saved views; they stand at buttons of the bar. */
export const bulkMenus = `<form id="export" class="menu" popover aria-label="${EXPORT.title}">
<label class="line">${EXPORT.which} <select id="export-which">${option('selected', '')}${option('all', EXPORT.all)}</select></label>
<label class="line">${EXPORT.columns} <select id="export-columns">${option('shown', EXPORT.shown)}${option('all', EXPORT.every)}</select></label>
<label class="line">${EXPORT.format} <select id="export-format">${option('csv', EXPORT.csv)}${option('json', EXPORT.json)}${option('jsonl', EXPORT.jsonl)}</select></label>
<label><input type="checkbox" id="export-safe" checked> ${EXPORT.safe}</label>
<button class="primary">${EXPORT.go}</button>
</form>
<div id="views" class="menu" popover role="group" aria-label="${VIEWS.label}">
<ul id="views-list"></ul>
<p id="no-views" class="quiet">${VIEWS.none}</p>
<form id="save-view"><label class="line">${VIEWS.name} <input id="view-name" maxlength="60" autocomplete="off" required></label><button id="view-keep" class="primary">${VIEWS.save}</button></form>
</div>`

/** The buttons of the bar that open them. */
export const bulkButtons = `<button type="button" id="to-views" popovertarget="views"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M4 2.5h8v11L8 10.5l-4 3z"/></svg><span>${VIEWS.open}</span></button>
<button type="button" id="to-export" popovertarget="export"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 2v8m-3-3 3 3 3-3M3 13.5h10"/></svg><span>${EXPORT.open}</span></button>`

/** A field and its value, for many records. */
export const set = `<dialog id="set" aria-labelledby="set-title">
<h2 id="set-title"></h2>
<label class="line">${SET.field} <select id="set-field"></select></label>
<div id="set-body" data-controls></div>
<div class="answers"><button type="button" id="set-go" class="primary">${SET.go}</button><button type="button" id="set-cancel">${SET.cancel}</button></div>
</dialog>`
