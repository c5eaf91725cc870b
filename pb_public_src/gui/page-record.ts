import { CELL, RECORD } from '../../pb_hooks_src/pages/texts'

/** The sheet beside a table that one record is shown and written in: each is a view of its collection. */
export const record = `<dialog id="record" aria-labelledby="record-of">
<div id="record-head">
<h2 id="record-of"></h2>
<button type="button" id="record-edit" hidden>${RECORD.edit}</button>
<button type="button" id="record-delete" hidden>${RECORD.delete}</button>
<button type="button" id="record-cancel" hidden>${RECORD.cancel}</button>
<button type="button" id="record-close" class="icon" aria-label="${RECORD.close}"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="m4 4 8 8m0-8-8 8"/></svg></button>
</div>
<div id="record-body" data-controls></div>
<progress max="100" aria-label="${RECORD.upload}" data-show="$_progress > 0" data-on-signal-change-_progress="ctx.el.value = $_progress"></progress>
<p id="record-says" class="problem" role="alert" hidden></p>
<section id="related" aria-label="${RECORD.related}" hidden></section>
</dialog>`

/** A question that is answered by one of its buttons. */
export const question = `<dialog id="question" aria-labelledby="question-text">
<p id="question-text"></p>
<div id="question-more"></div>
<div id="question-buttons"></div>
</dialog>`

/** What a cell is written in with: it stands over the cell, so that what is read anew leaves it alone. */
export const cell = '<div id="cell" data-controls hidden></div>'

/** What was saved, and a way back. */
export const saved = `<div id="saved"><span id="saved-says" role="status"></span><button type="button" id="undo" class="link" hidden>${CELL.undo}</button></div>`

/** How Datastar reads into the sheet, and what it says of a form that was sent from there. */
export const RECORD_ASKS = [
  ...['shell', 'frame', 'record', 'field', 'line'].map((kind) => [
    kind,
    `data-on-pb-${kind}__window`,
    "$error.status = 0; $error.message = ''; @get(evt.detail.url, evt.detail).then(() => evt.detail.done($error.status, $_may), () => evt.detail.done())",
  ]),
  [
    'sent',
    'data-on-datastar-sse',
    "evt.detail.type === 'finished' && evt.detail.elId === $_form && dispatchEvent(new CustomEvent('pb-sent', {detail: [$_form, $_form = '', $error.status || $error.code]}))",
  ],
]
