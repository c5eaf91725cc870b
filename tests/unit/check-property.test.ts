import fc from 'fast-check'
import { defaultTreeAdapter as tree } from 'parse5'
import { expect, test } from 'vitest'
import { check } from '../../pb_hooks_src/records/check'
import { type Piece, piecesOf } from '../../pb_hooks_src/records/pieces'
import { scriptOf } from '../../pb_hooks_src/web/datastar'
import { parsed } from '../support/html'

const BRANCHES = ['{{if .a}}', '{{else}}', '{{end}}', '{{/* c */}}', '{{- .v -}}', '{{.v}}']

/** What may stand in a tag, and beside one, whole or in pieces. */
const IN_TAG = [
  ...[' class="{{.v}}"', " title='{{.v}}'", ' data-x="{{.v}}"', ' checked', ' data-text="$a"'],
  ...[' data-text', ' data', '-text="{{.v}}"', '="{{.v}}"', '={{.v}}', '="', '"', "='", "'", '='],
  ...[' data{{/* c */}}', ' title="{{if .a}}x" data-text="{{else}}y" class="{{end}}'],
  ...[' ', '/', '\n', 'x', ' x', ' style="{{.v}}"', '{{if .a}} hidden{{end}}', ...BRANCHES],
]
const INSIDE = [
  ...['{{.v}}', 'text', '<br>', '<b>{{.v}}</b>', '<b>', '</b>', '<', '</', '<!', '>', ' '],
  ...['<svg><path d="{{.v}}"/></svg>', '<svg>', '</svg>', '<textarea>{{.v}}</textarea>'],
  ...['<textarea>', '</textarea>', '<title>', '</title>', '<script>', '</script>', '<style>'],
  ...['<svg><title><i data-text="{{.v}}"></i></title></svg>', '</svg>'],
  ...['</style>', '<noscript>', '</noscript>', '<i data-text="{{.v}}"></i>', ...BRANCHES],
]

const some = (bits: readonly string[]) =>
  fc.array(fc.constantFrom(...bits), { maxLength: 5 }).map((all) => all.join(''))

/** Templates that are not far from well-formed ones. */
const templates = fc
  .array(fc.tuple(some(IN_TAG), some(INSIDE)), { minLength: 1, maxLength: 2 })
  .map((all) => all.map(([tag, inside]) => `<p${tag}>${inside}</p>`).join(''))

const passes = (text: string): boolean => {
  try {
    check({ file: 'x.html', text }, 'part')
    return true
  } catch {
    return false
  }
}

/** All that a template may print, whichever way its branches go; a value is the word MARK. */
function printed(pieces: Pieces): readonly string[] {
  const [piece, ...rest] = pieces
  if (!piece) return ['']
  if (piece.is === 'action' && piece.text.startsWith('if')) {
    const [yes, no, after] = branches(rest)
    return [yes, no].flatMap((branch) => printed([...branch, ...after]))
  }
  const own = piece.is === 'text' ? piece.text : piece.is === 'action' ? 'MARK' : ''
  return printed(rest).map((text) => own + text)
}

/** What stands before and after the `{{else}}` of a block, and after its `{{end}}`. */
function branches(pieces: Pieces): readonly [Pieces, Pieces, Pieces] {
  let depth = 0
  const own = pieces.map(({ is, text }) => {
    if (is !== 'action') return ''
    if (text.startsWith('if')) depth++
    const word = depth === 0 ? text : ''
    if (text === 'end') depth--
    return word
  })
  const end = own.indexOf('end')
  const other = own.slice(0, end).indexOf('else')
  return other < 0
    ? [pieces.slice(0, end), [], pieces.slice(end + 1)]
    : [pieces.slice(0, other), pieces.slice(other + 1, end), pieces.slice(end + 1)]
}

type Pieces = readonly Piece[]

/** Where a browser finds a value that it might run, or take for a name. */
function dangerous(html: string): readonly string[] {
  return parsed(html).elements.flatMap((element) => {
    const { tagName, attrs } = element
    const names = [tagName, ...attrs.map(({ name }) => name)].filter((name) => /mark/i.test(name))
    const script = attrs.filter(
      ({ name, value }) =>
        value.includes('MARK') && (scriptOf(name) || /^(style|srcdoc)$/.test(name)),
    )
    const raw = /^(script|style|iframe|noscript|xmp)$/.test(tagName)
    const inside = element.childNodes.some(
      (child) => tree.isTextNode(child) && raw && child.value.includes('MARK'),
    )
    return [...names, ...script.map(({ name }) => name), ...(inside ? [tagName] : [])]
  })
}

test('in what passes, a browser finds values where they are text alone', () => {
  let passed = 0
  let marked = 0
  fc.assert(
    fc.property(templates, (text) => {
      if (!passes(text)) return
      passed++
      for (const html of printed(piecesOf({ file: '', text }))) {
        if (html.includes('MARK')) marked++
        expect(dangerous(html), html).toEqual([])
      }
    }),
    { numRuns: 30_000, seed: 20_261_124 },
  )
  expect(passed).toBeGreaterThan(1_000)
  expect(marked).toBeGreaterThan(500)
})
