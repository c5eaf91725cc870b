/**
 * The same regular expression for JSON Schema, or nothing where it is not certain to mean the same.
 *
 * Go (RE2) and ECMA-262 with the `u` flag agree on what is let through here: literals, ASCII
 * classes, groups, anchors and quantifiers. They differ on `.` and `\s` (which line ends and spaces
 * count), on flags inside the pattern, POSIX classes, and needless escapes.
 */
export const portablePattern = (go: string): string | undefined =>
  portableRegExp(go) === undefined ? undefined : go

/** The same, to hold a text against. */
export function portableRegExp(go: string): RegExp | undefined {
  if (!PORTABLE.test(go)) return undefined
  try {
    return new RegExp(go, 'u')
  } catch {
    return undefined
  }
}

// Only Go lets an assertion come again.
const ASSERTION = String.raw`(?:[\^$]|\\[bB])(?![*+?{])`
const ESCAPE = String.raw`\\[dDwW^$\\.*+?()[\]{}|/tnrfv]`
const CLASS = String.raw`\[\^?(?:\\[dDwW^$\\.*+?()[\]{}|/tnrfv-]|[^\]\\[])+\]`
const QUANTIFIER = String.raw`[*+?]|\{\d+(?:,\d*)?\}`
const LITERAL = String.raw`[^\\[\](){}|^$.*+?]`

const PORTABLE = new RegExp(
  `^(?:${ESCAPE}|${CLASS}|\\(\\?:|\\((?!\\?)|[)|]|${ASSERTION}|${QUANTIFIER}|${LITERAL})+$`,
)

/**
 * The same as the attribute `pattern` of an input, or `''`: it holds for a whole value, and its
 * classes (flag `v`) take fewer characters as they are.
 */
export function htmlPattern(go: string): string {
  const classes = go.match(/\[(?:\\.|[^\]\\])*\]/g) ?? []
  const same = go !== '' && portablePattern(go) !== undefined
  return same && classes.every((found) => PLAIN_CLASS.test(found)) ? `.*(?:${go}).*` : ''
}

const PLAIN_CLASS = /^\[\^?(?:\\.|\w-\w|\w|([ .,:;@#+%])(?!\1))+\]$/
