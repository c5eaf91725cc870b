/**
 * Whether a rule asks for nothing but who one is, so that PocketBase can say what it lets pass before anything
 * is looked for or written.
 */
export const asksOfViewerAlone = (rule: string): boolean =>
  !OTHER_WORDS.test(rule.replace(OF_VIEWER, ''))

/** What a rule asks of the viewer, and the texts that it compares with. */
const OF_VIEWER = /@request\.auth\.[\w.:]+|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g
const OTHER_WORDS = /[@a-z_]/i

/** Whether it asks for more of them than that they are signed in, and to which collection. */
export const asksOfViewerMore = (rule: string): boolean =>
  asksOfViewerAlone(rule) && /@request\.auth\.(?!id\b|collection)/.test(rule)
