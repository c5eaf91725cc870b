import type { Audience } from './audience'

/**
 * Whether a rule can never be true for an audience, judged by what it demands of `@request.auth`.
 *
 * It errs to one side only: a rule that it cannot read shuts nobody out.
 */
export function shutsOut(rule: string, audience: Audience): boolean {
  if (!rule.includes('@request.auth.')) return false
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

/**
 * Comments, strings, joins, parentheses, comparisons, and what stands between them. Without what
 * Go's regular expressions lack, since goja's own take ten times as long.
 */
const TOKEN =
  /(?:^|\s)\/\/[^\n]*|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|&&|\|\||[()]|\?*(?:!=|>=|<=|!~|=|~|>|<)|[^\s"'&|()!=<>~?]+/g

const COMMENT = /^\s?\/\//

function isFalse(term: readonly string[], audience: Audience): boolean {
  const [left = '', operator = '', right = '', ...rest] = term.filter((t) => !COMMENT.test(t))
  if (rest.length > 0) return false
  const text = /^["']/.test(right) ? right.slice(1, -1) : undefined
  const wanted = left.startsWith('@request.auth.') ? text : undefined
  if (audience.is === 'guest') return shutsGuestsOut(left + operator + right, operator, wanted)
  const names = left === '@request.auth.collectionName' && operator === '='
  return audience.is === 'user' && names && wanted !== undefined && wanted !== audience.of
}

/** Everything about a guest is `''`, the id too; and no record has such an id. */
function shutsGuestsOut(term: string, operator: string, wanted: string | undefined): boolean {
  if (term === 'id=@request.auth.id' || term === '@request.auth.id=id') return true
  if (wanted === undefined) return false
  return wanted === '' ? operator === '!=' : operator === '=' || operator === '?='
}
