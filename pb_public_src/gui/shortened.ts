/** So much of a value is seen whole, and so much of what differs in one place, in characters. */
const MOST = 300

/** So much of what stands around it is seen. */
const AROUND = 40

/** So long is what has to be the same again for a difference to end, and so far that is looked for. */
const SAME = 20
const FAR = 10_000

/** Values to be compared: of long ones what is around each place where they differ. */
export function shortened(values: readonly string[]): readonly string[] {
  if (values.every(({ length }) => length <= MOST)) return values
  const parts = partsOf(values)
  const last = parts.length - 1
  const shown = (text: string, at: number): string => {
    if (at % 2 === 1) return cut(text, MOST, 0)
    if (last === 0) return cut(text, 0, MOST)
    return cut(text, at === 0 ? 0 : AROUND, at === last ? 0 : AROUND)
  }
  return values.map((_, nth) => parts.map((part, at) => shown(part[nth] ?? '', at)).join(''))
}

/** The beginning and the end of a text. */
const cut = (text: string, begin: number, end: number): string =>
  text.length <= begin + end ? text : `${text.slice(0, begin)}…${text.slice(text.length - end)}`

/** What values have in common and where they differ, by turns: the first and the last they have in common. */
function partsOf(values: readonly string[]): readonly (readonly string[])[] {
  const parts: (readonly string[])[] = []
  let rest = values
  for (;;) {
    const same = sameIn(rest)
    const [first = ''] = rest
    parts.push(rest.map(() => first.slice(0, same)))
    rest = rest.map((value) => value.slice(same))
    if (rest.every((value) => value === '')) return parts
    const ends = endsIn(rest)
    parts.push(rest.map((value, nth) => value.slice(0, ends[nth])))
    rest = rest.map((value, nth) => value.slice(ends[nth]))
  }
}

/** How far values are the same from their beginning. */
function sameIn([first = '', ...others]: readonly string[]): number {
  let at = 0
  while (at < first.length && others.every((other) => other[at] === first[at])) at += 1
  return at
}

/** Where each value is the same as the others again: behind their difference, or at their ends. */
function endsIn([first = '', ...others]: readonly string[]): readonly number[] {
  const near = others.map((other) => other.slice(0, 2 * FAR))
  for (let at = 0; at <= Math.min(first.length - SAME, FAR); at += 1) {
    const again = first.slice(at, at + SAME)
    const found = near.map((other) => other.indexOf(again))
    if (found.every((one) => one >= 0)) return [at, ...found]
  }
  const end = sameAtEnd([first, ...others])
  return [first, ...others].map(({ length }) => length - end)
}

/** How far values are the same from their end. */
function sameAtEnd([first = '', ...others]: readonly string[]): number {
  const most = Math.min(first.length, ...others.map(({ length }) => length))
  let end = 0
  while (end < most && others.every((other) => other.at(-1 - end) === first.at(-1 - end))) end += 1
  return end
}
