/** The elements of a kind that came, or whose attributes changed: whatever else there is costs nothing. */
export function came(records: readonly MutationRecord[], kind: string): ReadonlySet<HTMLElement> {
  const found = new Set<HTMLElement>()
  const add = (node: Node): unknown =>
    node instanceof HTMLElement && node.matches(kind) && found.add(node)
  for (const { type, target, addedNodes } of records) {
    if (type === 'attributes') add(target)
    for (const node of addedNodes) {
      add(node)
      if (node instanceof Element) node.querySelectorAll(kind).forEach(add)
    }
  }
  return found
}
