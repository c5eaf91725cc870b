import { BULK } from '../../pb_hooks_src/pages/texts'

const CROSS = '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8m0-8-8 8"/></svg>'

/** What is offered for the records that are selected. */
export const bulk = `<div id="bulk" role="toolbar" aria-label="${BULK.bar}" hidden>
<button type="button" id="bulk-clear" class="icon" aria-label="${BULK.clear}" title="${BULK.clear}">${CROSS}</button>
<strong id="bulk-count" role="status"></strong>
<button type="button" id="bulk-all" class="link"></button>
<button type="button" id="bulk-delete">${BULK.delete}</button>
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
