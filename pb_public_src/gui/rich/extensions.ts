import { Extension, Mark } from '@tiptap/core'
import { Image } from '@tiptap/extension-image'
import { TableKit } from '@tiptap/extension-table'
import { StarterKit } from '@tiptap/starter-kit'
import { safeStyle } from './style'

/** Attributes that other editors write, TinyMCE in PocketBase's dashboard first of all. */
const kept = (name: string, read = (text: string): string => text) => ({
  [name]: {
    default: null,
    parseHTML: (element: HTMLElement) =>
      read(element.getAttribute(name === 'style' ? 'data-style' : name) ?? '') || null,
    renderHTML: (attributes: Readonly<Record<string, unknown>>) =>
      attributes[name] ? { [name]: attributes[name] } : {},
  },
})

const LOOKS = { ...kept('style', safeStyle), ...kept('class'), ...kept('dir') }

const BLOCKS = [
  ...['paragraph', 'heading', 'blockquote', 'bulletList', 'orderedList', 'listItem', 'codeBlock'],
  ...['table', 'tableRow', 'tableCell', 'tableHeader', 'image'],
]

const Looks = Extension.create({
  name: 'looks',
  addGlobalAttributes: () => [
    { types: BLOCKS, attributes: LOOKS },
    { types: ['table'], attributes: { ...kept('border'), ...kept('cellpadding') } },
  ],
})

/** A part of a line with a look of its own: a colour. */
const Styled = Mark.create({
  name: 'styled',
  addAttributes: () => kept('style', safeStyle),
  parseHTML: () => [{ tag: 'span[data-style]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0],
})

/** Shows a picture that is no file of PocketBase as its address: a text makes the page ask for nothing. */
const Picture = Image.extend({
  addNodeView:
    () =>
    ({ node }) => ({ dom: isNear(String(node.attrs.src)) ? near(node.attrs) : far(node.attrs) }),
})

type Attributes = Readonly<Record<string, unknown>>

function near(attributes: Attributes): HTMLElement {
  const image = document.createElement('img')
  for (const name of ['alt', 'width', 'height', 'src']) {
    if (attributes[name]) image.setAttribute(name, String(attributes[name]))
  }
  return image
}

function far({ alt, src }: Attributes): HTMLElement {
  const place = document.createElement('span')
  place.className = 'far'
  place.textContent = `${alt ?? ''} ${src ?? ''}`.trim()
  return place
}

/** Whether a picture is one of PocketBase's files, or in the text itself. */
function isNear(src: string): boolean {
  try {
    const { href, protocol } = new URL(src, document.baseURI)
    return protocol === 'data:' || href.startsWith(`${location.origin}/api/files/`)
  } catch {
    return false
  }
}

/** What a rich text is made of: whatever else stands in one is left out. */
export const EXTENSIONS = [
  StarterKit.configure({
    trailingNode: false,
    link: { openOnClick: false, autolink: false, HTMLAttributes: { target: null, rel: null } },
  }),
  TableKit,
  Picture.configure({ inline: true, allowBase64: true }),
  Looks,
  Styled,
]
