/** What `?signals=` may list: what a page wants to know besides records. */
export const SIGNALS = ['total', 'pages', 'page', 'perPage', 'saved'] as const
