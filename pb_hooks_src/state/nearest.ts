/** The known name that is most like a wrong one, unless none is. */
export function nearest(wrong: string, known: readonly string[]): string | undefined {
  const [best] = known
    .map((name) => ({ name, far: distance(wrong.toLowerCase(), name.toLowerCase()) }))
    .sort((a, b) => a.far - b.far)
  if (!best || best.far >= wrong.length) return undefined
  return best.far <= Math.max(2, wrong.length / 3) ? best.name : undefined
}

/** How many letters have to be put in, taken out or changed: Levenshtein's. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1]
    for (const [j, other] of [...b].entries()) {
      const changed = (row[j] ?? 0) + (letter === other ? 0 : 1)
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}
