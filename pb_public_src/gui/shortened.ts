/** So much of a value is seen at once, and so much of what stands before where it differs, in characters. */
const MOST = 300
const BEFORE = 40

/** Values to be compared: of long ones what is around the first place where they differ. */
export function shortened(values: readonly string[]): readonly string[] {
  const start = Math.max(0, firstDifference(values) - BEFORE)
  return values.map((value) => {
    const from = Math.max(0, Math.min(start, value.length - MOST))
    const end = from + MOST
    return `${from > 0 ? '…' : ''}${value.slice(from, end)}${end < value.length ? '…' : ''}`
  })
}

function firstDifference([first = '', ...others]: readonly string[]): number {
  let at = 0
  while (at < first.length && others.every((other) => other[at] === first[at])) at += 1
  return at
}
