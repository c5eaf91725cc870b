/** What is wrong with a text as JSON, with its line and column; `''` for nothing. */
export function problemIn(text: string): string {
  const said = refusal(text)
  if (said === '') return ''
  // Some messages say no place, some repeat the text.
  const what = said.replace(/ in JSON at .*$/s, '').replace(/, .*is not valid JSON$/s, '')
  const before = text.slice(0, firstWrong(text)).split('\n')
  return `Line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}: ${what}`
}

function refusal(text: string): string {
  try {
    JSON.parse(text)
    return ''
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** How much of a text could still become JSON: looked for by halves, as a browser may not say it. */
function firstWrong(text: string): number {
  let [good, bad] = [0, text.length + 1]
  while (bad - good > 1) {
    const at = (good + bad) >> 1
    if (mayGoOn(text.slice(0, at))) good = at
    else bad = at
  }
  return good
}

/** Whether a text is JSON, or only ends too early. */
function mayGoOn(text: string): boolean {
  const said = refusal(text)
  const position = /position (\d+)/.exec(said)?.[1]
  return (
    said === '' ||
    text.trim() === '' ||
    /\bend of\b|unterminated|\beof\b/i.test(said) ||
    Number(position ?? -1) === text.length
  )
}

/** JSON in lines, with each part of it as it was written: no digit of a number is lost. */
export function formatted(text: string): string {
  const parts = text.match(/"(?:\\.|[^"\\])*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? []
  let depth = 0
  return parts
    .map((part, at) => {
      const before = parts[at - 1] ?? ''
      if (CLOSES.test(part)) depth -= 1
      const gap = gapBetween(before, part, `\n${'  '.repeat(depth)}`)
      if (OPENS.test(part)) depth += 1
      return gap + part
    })
    .join('')
}

function gapBetween(before: string, part: string, lineEnd: string): string {
  if (OPENS.test(before) !== CLOSES.test(part) || before === ',') return lineEnd
  return before === ':' ? ' ' : ''
}

const OPENS = /^[{[]$/
const CLOSES = /^[}\]]$/
