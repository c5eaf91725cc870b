import type { Editor } from '@tiptap/core'
import { DOMSerializer } from '@tiptap/pm/model'

/** What an editor holds, as HTML: made in a document of its own, where nothing is loaded. */
export function htmlOf({ schema, state: { doc }, isEmpty }: Editor): string {
  if (isEmpty) return ''
  const inert = document.implementation.createHTMLDocument()
  const holder = inert.createElement('div')
  const serializer = DOMSerializer.fromSchema(schema)
  holder.append(serializer.serializeFragment(doc.content, { document: inert }))
  return holder.innerHTML
}

/**
 * HTML whose styles and handlers have names that mean nothing: a document that only parses it would
 * else complain of each, though it runs none.
 */
export const quiet = (html: string): string =>
  html.replace(/<[a-z][^<>]*>/gi, (tag) =>
    tag.replace(/([\s"'/])(style|on\w+)(?=\s*=)/gi, '$1data-$2'),
  )

/** What of some HTML is not in other HTML that was made of it, by the names of elements and attributes. */
export function lostIn(before: string, after: string): readonly string[] {
  const [had, has] = [partsOf(before), partsOf(after)]
  return [...had].filter(([name, count]) => count > (has.get(name) ?? 0)).map(([name]) => name)
}

function partsOf(html: string): ReadonlyMap<string, number> {
  const { body } = new DOMParser().parseFromString(quiet(html), 'text/html')
  const found = new Map<string, number>()
  const add = (name: string): unknown => found.set(name, (found.get(name) ?? 0) + 1)
  for (const element of body.querySelectorAll('*')) {
    const tag = SAME[element.localName] ?? element.localName
    if (!OPTIONAL.includes(tag)) add(tag)
    for (const { name } of element.attributes) add(`${tag} ${name.replace(/^data-/, '')}`)
  }
  found.set('text', body.textContent?.replace(/\s+/g, '').length ?? 0)
  return found
}

/** Two names of the same. */
const SAME: Readonly<Record<string, string>> = { b: 'strong', i: 'em', strike: 's', del: 's' }

/** What an editor puts where it belongs. */
const OPTIONAL = ['tbody', 'colgroup', 'col', 'p']
