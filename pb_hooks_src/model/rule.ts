import type { Audience } from './audience'

/**
 * Whether a rule can never be true for an audience, judged by what it demands of `@request.auth`.
 *
 * It errs to one side only: a rule that it cannot read shuts nobody out.
 */
export function shutsOut(rule: string, audience: Audience): boolean {
  const tokens = rule.match(TOKEN) ?? []
  let next = 0

  const either = (): boolean => {
    let shut = both()
    while (tokens[next] === '||') {
      next++
      shut = both() && shut
    }
    return shut
  }
  const both = (): boolean => {
    let shut = single()
    while (tokens[next] === '&&') {
      next++
      shut = single() || shut
    }
    return shut
  }
  const single = (): boolean => {
    if (tokens[next] === '(') {
      next++
      const shut = either()
      next++
      return shut
    }
    const start = next
    while (next < tokens.length && !/^(?:&&|\|\||\))$/.test(tokens[next] ?? '')) next++
    return isFalse(tokens.slice(start, next), audience)
  }

  const shut = either()
  return next === tokens.length && shut
}

/** Comments, strings, joins, parentheses, comparisons, and what stands between them. */
const TOKEN =
  /(?<=^|\s)\/\/[^\n]*|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|&&|\|\||[()]|\?*(?:!=|>=|<=|!~|=|~|>|<)|[^\s"'&|()!=<>~?]+/g

function isFalse(term: readonly string[], audience: Audience): boolean {
  const [left = '', operator, right = '', ...rest] = term.filter((t) => !t.startsWith('//'))
  if (rest.length > 0 || !left.startsWith('@request.auth.')) return false
  const wanted = /^(["'])(.*)\1$/.exec(right)?.[2]
  if (wanted === undefined) return false
  if (audience.is === 'guest') {
    return wanted === '' ? operator === '!=' : operator === '=' || operator === '?='
  }
  return (
    audience.is === 'user' &&
    left === '@request.auth.collectionName' &&
    operator === '=' &&
    wanted !== audience.of
  )
}
