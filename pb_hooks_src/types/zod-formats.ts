/**
 * What PocketBase takes for an e-mail address, a URL and a date: govalidator's expressions (as
 * its IsEmail and IsURL use them) in forms that match the same and cannot run away when they
 * backtrack, and the layouts of tools/types/datetime.go that are ISO 8601.
 */
export const FORMATS = String.raw`const LETTER = 'a-zA-Z\\u00A0-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFEF'
const ATOM = '[' + LETTER + "\\d!#$%&'*+/=?^_\x60{|}~\\-]+"
const EMAIL = new RegExp(
  '^' + ATOM + '(?:\\.' + ATOM + ')*' +
    '@[' + LETTER + '\\d](?:[' + LETTER + '\\d._~\\-]*[' + LETTER + '\\d])?' +
    '\\.[' + LETTER + '](?:[' + LETTER + '\\d_~\\-]*[' + LETTER + '])?\\.?$',
  'u',
)

const IP4 =
  '(?:[1-9]\\d?|1\\d\\d|2[01]\\d|22[0-3]|24\\d|25[0-5])' +
  '(?:\\.(?:\\d{1,2}|1\\d\\d|2[0-4]\\d|25[0-5])){2}\\.(?:\\d\\d?|1\\d\\d|2[0-4]\\d|25[0-5])'
const WIDE = '[a-zA-Z0-9\\u00a1-\\uffff]+'
const URL_PATTERN = new RegExp(
  '^(?:(?:ftp|tcp|udp|wss?|https?)://)?(?:[^\\t\\n\\f\\r ]+@)?(?:' + IP4 + '|' +
    '(?=[^/?#]{0,253}(?:[/?#]|$))' +
    '(?:[a-zA-Z0-9][\\w\\-]*[a-zA-Z0-9](?:[\\-.][a-zA-Z0-9]+)*|www\\.|' +
    '(?:[a-zA-Z0-9]+[\\-_.])*[a-zA-Z0-9]{2,}\\.[a-zA-Z0-9]+)?' +
    WIDE + '(?:--?' + WIDE + ')*(?:\\.[a-zA-Z\\u00a1-\\uffff]+)?' +
    ')\\.?(?::\\d{1,5})?(?:[/?#][^\\t\\n\\f\\r ]*)?$',
  'u',
)

/** The host and path as Go's url.Parse finds them; nothing where it finds fault. */
function partsOf(text: string): { host: string; path: string } | undefined {
  const [whole = '', ...fragment] = text.split('#')
  const [before = ''] = whole.split('?', 1)
  if (/[\x00-\x1f\x7f]/.test(whole) || /%(?![\da-f]{2})/i.test(before + fragment.join('#'))) {
    return undefined
  }
  const scheme = /^[a-z][a-z\d+.-]*:/i.exec(before)?.[0] ?? ''
  const rest = before.slice(scheme.length)
  if (scheme !== '' && !rest.startsWith('/')) return { host: '', path: '' }
  if (scheme === '' && /^[^/]*:/.test(rest)) return undefined
  if (!rest.startsWith('//')) return { host: '', path: rest }
  const [authority = '', ...segments] = rest.slice(2).split('/')
  const at = authority.lastIndexOf('@')
  const host = authority.slice(at + 1)
  if (!/^(?:\[[^\]]*\]|[^:\[\]]*)(?::\d*)?$/.test(host)) return undefined
  if (!/^[\w.~!$&'()*+,;=:@%-]*$/.test(authority.slice(0, Math.max(at, 0)))) return undefined
  return { host, path: segments.length > 0 ? '/' + segments.join('/') : '' }
}

function isUrl(text: string): boolean {
  if ([...text].length >= 2083 || new TextEncoder().encode(text).length <= 3) return false
  const parts = partsOf(text.includes(':') && !text.includes('://') ? 'http://' + text : text)
  if (parts === undefined || text.startsWith('.') || parts.host.startsWith('.')) return false
  if (parts.host === '' && parts.path !== '' && !/\.|%2e/i.test(parts.path)) return false
  return URL_PATTERN.test(text)
}

const hostOf = (text: string): string => partsOf(text)?.host ?? ''

function domainFault(what: string, domain: string, { only = [], except = [] }: Text): Fault {
  const fits = (only.length === 0 || only.includes(domain)) && !except.includes(domain)
  return fits ? undefined : what + ' domain is not allowed.'
}

const DATE =
  /^(\d{4}-\d\d-\d\d)(?:[T ]((?:[01]\d|2[0-3])(?::[0-5]\d){2})(\.\d{1,3})?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?$/

/** Milliseconds since 1970, or NaN. Without a time it is midnight, without a zone UTC. */
function timeOf(text: string): number {
  const [, day = '', time = '00:00:00', fraction = '', zone = 'Z'] = DATE.exec(text) ?? []
  const midnight = new Date(day + 'T00:00:00Z')
  const real = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day)
  return real ? Date.parse(day + 'T' + time + fraction + zone) : Number.NaN
}

/** Go's zero time is the first moment of the year 1. */
const isNoDate = (text: string): boolean => text === '' || timeOf(text) === -62135596800000

const isInt64 = (value: number): boolean =>
  Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63
`
