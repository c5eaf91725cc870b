import { RECORD, TABLE } from '../../pb_hooks_src/pages/texts'
import { bulk, bulkButtons, bulkMenus } from './page-bulk'
import { cell } from './page-record'

/** The part of the page that a table is shown in; the table itself is a view of the collection. */
export const table = `<section id="at-table" aria-labelledby="table-title" hidden>
<div id="bar">
<h1 id="table-title"></h1>
<span id="total" role="status"></span>
<button type="button" id="sorted" class="link" title="${TABLE.unsort}" hidden></button>
<input id="find" type="search" aria-label="${TABLE.find}" placeholder="${TABLE.find}" autocomplete="off">
<form id="by-hand"><input id="filter" aria-describedby="problem" aria-label="${TABLE.filterLabel}" placeholder="${TABLE.filter}" autocomplete="off" spellcheck="false" autocapitalize="none"></form>
<a id="new" class="button" title="${RECORD.new}" hidden><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M8 3v10M3 8h10"/></svg><span>${RECORD.new}</span></a>
<button type="button" id="add-condition" popovertarget="builder" title="${TABLE.builder}"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2 3h12l-4.5 5.5V13l-3-1.5v-3z"/></svg><span>${TABLE.builderShort}</span></button>
${bulkButtons}
<button type="button" id="choose-columns" popovertarget="columns"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10"/></svg><span>${TABLE.columns}</span></button>
<button type="button" id="dense" aria-pressed="false"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="M2 3.5h12M2 6.5h12M2 9.5h12M2 12.5h12"/></svg><span>${TABLE.dense}</span></button>
</div>
<form id="builder" popover aria-label="${TABLE.builder}">
<label class="line">${TABLE.column} <select id="builder-column"></select></label>
<label class="line">${TABLE.operator} <select id="builder-operator"></select></label>
<div class="line"><label for="builder-control">${TABLE.value}</label> <div id="builder-value"></div></div>
<output id="builder-says" for="builder-column builder-operator"></output>
<button class="primary">${TABLE.add}</button>
</form>
<div id="columns" popover role="group" aria-label="${TABLE.columns}"><ul></ul><button type="button" id="all-columns" class="link">${TABLE.allColumns}</button></div>
${bulkMenus}
<div role="status"><p id="slow" hidden><span>${TABLE.slow}</span> <button type="button" id="make-index" class="link">${TABLE.makeIndex}</button></p></div>
<div id="scroll" role="region" aria-label="${TABLE.lines}">
<div id="grid"></div>
${cell}
<p id="empty" class="quiet" hidden></p>
<p id="more" class="quiet" hidden>${TABLE.more}</p>
</div>
<div role="status"><button type="button" id="changed" hidden>${TABLE.changed}</button></div>
${bulk}
</section>`

/** How Datastar reads into it: the lines, how many there are, and what changes. */
export const TABLE_ASKS = [
  [
    'read',
    'data-on-pb-read__window',
    "$error.status = 0; $error.message = ''; $_last = ''; @get(evt.detail.url, evt.detail).then(() => evt.detail.done($error.status, $_last), () => evt.detail.done())",
  ],
  [
    'total',
    'data-on-pb-total__window',
    '$total = -1; @get(evt.detail.url, evt.detail).then(() => evt.detail.done($total), () => evt.detail.done())',
  ],
  [
    'live',
    'data-on-pb-live__window',
    '@get(evt.detail.url, evt.detail).then(() => evt.detail.done(0), () => evt.detail.done())',
  ],
  ['changed', 'data-on-signal-change-live.changed', "dispatchEvent(new Event('pb-told'))"],
]
