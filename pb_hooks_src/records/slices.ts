/**
 * The members of a JSON object, or the elements of a list, each as its own text: what `JSON.parse`
 * makes of `1.0`, of a large number or of the order of keys is not what was written.
 */
export function slicesOf(json: string): ReadonlyMap<string, string> {
  const list = json.trimStart().startsWith('[')
  const found = new Map<string, string>()
  for (const part of parts(json)) {
    const colon = list ? 0 : colonIn(part)
    const key = list ? String(found.size) : JSON.parse(part.slice(0, colon))
    found.set(key, part.slice(list ? 0 : colon + 1).trim())
  }
  return found
}

/** What stands between the outer brackets, by commas. */
function parts(json: string): readonly string[] {
  const all: string[] = []
  let depth = 0
  let start = -1
  for (const { 0: token, index } of json.matchAll(/"(?:\\.|[^"\\])*"|[{}[\],]/g)) {
    if (token === '{' || token === '[') depth += 1
    if (depth === 1 && !token.startsWith('"')) {
      all.push(json.slice(start, index))
      start = index + 1
    }
    if (token === '}' || token === ']') depth -= 1
  }
  return all.slice(1).filter((part) => part.trim() !== '')
}

/** Where the key of a member ends. */
const colonIn = (part: string): number =>
  (/^\s*"(?:\\.|[^"\\])*"\s*:/.exec(part)?.[0].length ?? 1) - 1

/**
 * A JSON text as a list has it. SQLite keeps a number that stands alone as a number, and Go reads it
 * as text again (database/sql, `FormatFloat` with `g`); a message has it as it was written.
 */
export function storedJson(text: string): string {
  if (!/^-?\d/.test(text)) return text
  const number = Number(text)
  if (Number.isInteger(number) && Math.abs(number) < 2 ** 63) {
    return String(BigInt(/\D/.test(text.slice(1)) ? number : text))
  }
  const [digits = '', exponent = ''] = number.toExponential().split('e')
  if (Number(exponent) >= -4 && Number(exponent) < 6) return String(number)
  return `${digits}e${exponent.replace(/^([+-])(\d)$/, '$10$2')}`
}
