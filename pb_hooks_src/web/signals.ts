/**
 * What `?signals=` may list: what a page wants to know besides records. `_last` is what a list is sorted
 * by in the last of them, as JSON; by its name no client sends it anywhere.
 */
export const SIGNALS = ['total', 'pages', 'page', 'perPage', 'saved', '_last'] as const
