/**
 * What `?signals=` may list: what a page wants to know besides records. `_last` is what a list is sorted
 * by in the last of them, as JSON; `_may` is what whoever asks may do with a record, or with a list. By
 * their names no client sends them anywhere.
 */
export const SIGNALS = ['total', 'pages', 'page', 'perPage', 'saved', '_last', '_may'] as const
