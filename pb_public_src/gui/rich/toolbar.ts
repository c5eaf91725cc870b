import type { Editor } from '@tiptap/core'
import { RICH } from '../../../pb_hooks_src/pages/texts-fields'
import { button, made } from '../made'
import { linkTool } from './link'

/** What a button of the toolbar does, and whether that is done where one writes. */
interface Tool {
  readonly label: string
  readonly sign: string
  readonly run: (editor: Editor) => unknown
  readonly is?: string
}

const TOOLS: readonly Tool[] = [
  { label: RICH.bold, sign: 'B', is: 'bold', run: (e) => e.chain().focus().toggleBold().run() },
  {
    label: RICH.italic,
    sign: 'I',
    is: 'italic',
    run: (e) => e.chain().focus().toggleItalic().run(),
  },
  {
    ...{ label: RICH.underline, sign: 'U', is: 'underline' },
    run: (e) => e.chain().focus().toggleUnderline().run(),
  },
  {
    label: RICH.strike,
    sign: 'S',
    is: 'strike',
    run: (e) => e.chain().focus().toggleStrike().run(),
  },
  {
    ...{ label: RICH.bullets, sign: '•', is: 'bulletList' },
    run: (e) => e.chain().focus().toggleBulletList().run(),
  },
  {
    ...{ label: RICH.numbers, sign: '#', is: 'orderedList' },
    run: (e) => e.chain().focus().toggleOrderedList().run(),
  },
  {
    ...{ label: RICH.quote, sign: '❝', is: 'blockquote' },
    run: (e) => e.chain().focus().toggleBlockquote().run(),
  },
  {
    ...{ label: RICH.table, sign: '▦' },
    run: (e) => e.chain().focus().insertTable({ rows: 2, cols: 2, withHeaderRow: true }).run(),
  },
  { label: RICH.undo, sign: '↶', run: (e) => e.chain().focus().undo().run() },
  { label: RICH.redo, sign: '↷', run: (e) => e.chain().focus().redo().run() },
]

/** The tools above an editor; arrow keys go along them. */
export function toolbar(editor: Editor, source: (yes: boolean) => void) {
  const tools = TOOLS.map((tool) => {
    const made = button(signOf(tool), () => tool.run(editor), toolNamed(tool))
    // Who presses it stays in the text, and can write on at once.
    made.addEventListener('mousedown', (event) => event.preventDefault())
    return { tool, made }
  })
  const kind = kindOf(editor)
  const link = linkTool(editor)
  const toSource = button(RICH.source, () => source(toSource.ariaPressed !== 'true'), {
    'aria-pressed': 'false',
  })
  const bar = made(
    'div',
    { class: 'tools', role: 'toolbar', 'aria-label': RICH.tools },
    ...[kind, ...tools.map((one) => one.made), link.button, toSource],
  )
  bar.addEventListener('keydown', ({ key, target }) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[key]
    if (step === undefined || target instanceof HTMLSelectElement) return
    const all = [...bar.children].filter((one) => one instanceof HTMLElement && !one.hidden)
    const next = all[(all.indexOf(target as Element) + step + all.length) % all.length]
    if (next instanceof HTMLElement) next.focus()
  })
  editor.on('transaction', () => {
    for (const one of tools) {
      if (one.tool.is) one.made.ariaPressed = String(editor.isActive(one.tool.is))
    }
    kind.value = kindAt(editor)
  })
  const showSource = (yes: boolean): void => {
    toSource.ariaPressed = String(yes)
    for (const one of bar.children) {
      if (one instanceof HTMLElement && one !== toSource) one.hidden = yes
    }
    link.form.hidden = true
  }
  return { element: made('div', {}, bar, link.form), showSource }
}

const signOf = ({ sign }: Tool): HTMLElement => made('span', { 'aria-hidden': 'true' }, sign)

const toolNamed = ({ label, is }: Tool): Readonly<Record<string, string | boolean>> => ({
  ...{ 'aria-label': label, title: label, class: 'tool' },
  ...(is !== undefined && { 'aria-pressed': 'false' }),
})

/** What a block is: a paragraph, a heading, code. */
function kindOf(editor: Editor): HTMLSelectElement {
  const kinds = [
    ['p', RICH.paragraph],
    ...[1, 2, 3, 4].map((level) => [String(level), `${RICH.heading} ${level}`]),
    ['pre', RICH.code],
  ]
  const select = made(
    'select',
    { 'aria-label': RICH.kind, 'data-aid': true },
    ...kinds.map(([value = '', says = '']) => new Option(says, value)),
  )
  select.addEventListener('change', (event) => {
    event.stopPropagation()
    const chain = editor.chain().focus()
    if (select.value === 'p') chain.setParagraph().run()
    else if (select.value === 'pre') chain.setCodeBlock().run()
    else chain.setHeading({ level: Number(select.value) as 1 | 2 | 3 | 4 }).run()
  })
  return select
}

function kindAt(editor: Editor): string {
  const level = [1, 2, 3, 4].find((one) => editor.isActive('heading', { level: one }))
  return editor.isActive('codeBlock') ? 'pre' : String(level ?? 'p')
}
