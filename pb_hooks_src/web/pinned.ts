import type { Dialect } from './datastar'

/** Each dialect is switched off by its name; where one is, all clients are spoken to in the other. */
export const SWITCHES: readonly (readonly [off: string, pinned: Dialect])[] = [
  ['datastar.beta', 'one'],
  ['datastar.one', 'beta'],
]

/** The dialect that is left by what is switched off; none where each client has its own. */
export function pinnedBy(off: readonly string[]): Dialect | undefined {
  const [first, second] = SWITCHES.filter(([name]) => off.includes(name))
  return second ? undefined : first?.[1]
}
