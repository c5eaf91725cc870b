import { isFault } from '../fault'
import type { Kind, Named } from '../state/document'
import { faultInPart } from '../state/part'
import { listed, told } from './answer-state'
import type { Answered, Asked } from './attempted'
import { declared } from './declare-one'
import { forgotten } from './forget-one'

/** What is answered to a request for something that is declared by itself. */
export function asked(event: core.RequestEvent, method: string, path: string): Answered {
  const named = namedIn(event, path)
  try {
    if (method === 'LIST') return { body: listed(event.app, named.kind) }
    if (method === 'GET') return { body: told(event.app, named) }
    const asked = askedOf(event, named)
    return method === 'PUT'
      ? declared(event.app, asked, bodyOf(event))
      : forgotten(event.app, asked)
  } catch (error) {
    throw isFault(error) && INSIDE.includes(error.code) ? faultInPart(error, named) : error
  }
}

/** What is wrong inside a document. */
const INSIDE = ['bad_document', 'refused']

/** What a path is about, such as `records/{collection}/{id}`. */
function namedIn({ request }: core.RequestEvent, path: string): Named {
  const [kind = '', ...keys] = path.split('/')
  const name = keys.map((key) => request?.pathValue(key.slice(1, -1))).join('/')
  return { kind: kind as Kind, name }
}

function askedOf(event: core.RequestEvent, named: Named): Asked {
  // What PocketBase offers as the query has only the first of several.
  const query = event.request?.url?.query()?.encode().split('&') ?? []
  const all = (key: string): readonly string[] =>
    query
      .filter((one) => one.startsWith(`${key}=`))
      .map((one) => decodeURIComponent(one.slice(key.length + 1)))
  const allowed = all('allowDestroy').flatMap((names) => names.split(','))
  const is = (key: string): boolean => all(key).includes('true')
  return { named, by: byOf(event), allowed, planOnly: is('plan'), pending: is('pending') }
}

/** Who asks, as it is remembered. */
export const byOf = ({ auth }: core.RequestEvent): string => auth?.email() ?? ''

/** The JSON of a request; nothing where it has none. */
export function bodyOf(event: core.RequestEvent): unknown {
  try {
    return JSON.parse(toString(event.request?.body ?? ''))
  } catch {
    return undefined
  }
}
