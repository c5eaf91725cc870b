/** A line of CSV (RFC 4180). With `guarded`, no text in it is a formula to a spreadsheet. */
export const csvLine = (values: readonly unknown[], guarded: boolean): string =>
  `${values.map((value) => quoted(guarded ? harmless(value) : textOf(value))).join(',')}\r\n`

/** A value as text: lists and objects as JSON, so that nothing of them is lost. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** A spreadsheet runs a text that begins so; after an apostrophe it is one. A number stays one. */
function harmless(value: unknown): string {
  const text = textOf(value)
  return typeof value !== 'number' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}

const quoted = (text: string): string =>
  /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
