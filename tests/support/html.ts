import { type DefaultTreeAdapterMap, parseFragment, defaultTreeAdapter as tree } from 'parse5'

type Node = DefaultTreeAdapterMap['node']
export type Element = DefaultTreeAdapterMap['element']

/** What a browser would make of HTML that a template element takes in. */
export interface Parsed {
  readonly elements: readonly Element[]
  /** The elements that stand in nothing else. */
  readonly top: readonly Element[]
  /** What people read. */
  readonly text: string
  readonly errors: readonly string[]
}

/** Reads HTML as the specification says. */
export function parsed(html: string): Parsed {
  const errors: string[] = []
  const fragment = parseFragment(html, { onParseError: ({ code }) => errors.push(code) })
  const top = fragment.childNodes.filter(tree.isElementNode)
  return { elements: within(fragment), top, text: textIn(fragment), errors }
}

const textIn = (node: Node): string =>
  tree.isTextNode(node)
    ? node.value
    : 'childNodes' in node
      ? node.childNodes.map(textIn).join('')
      : ''

/** The elements in a node, in their order. */
export const within = (node: Node): readonly Element[] =>
  'childNodes' in node
    ? node.childNodes.flatMap((child) =>
        tree.isElementNode(child) ? [child, ...within(child)] : within(child),
      )
    : []

/** The value of an attribute. */
export const attribute = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((found) => found.name === name)?.value
