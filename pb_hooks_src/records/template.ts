import type { Source, View } from './view'

/** A template in pieces: texts of files, and what holds them together. */
type Piece = Source | string

/** How the records of a template are given: as PocketBase prints them, or themselves. */
export type Given = 'printed' | 'themselves'

/** The template of one record or several, without what stands around them. */
export const itemsTemplate = (view: View, given: Given): readonly Piece[] => [
  ...items(view, given),
  ...parts(view),
]

/** The template of a list. */
export const listTemplate = (view: View, given: Given): readonly Piece[] => [
  view.list,
  '{{define "items"}}',
  ...items(view, given),
  '{{end}}',
  ...parts(view),
]

/** The text of a template. A file begins on a line of its own: in a comment, which prints nothing. */
export const textOf = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : `${BREAK}${piece.text}`)).join('')

/** The file, and the line there, that a line of the whole template is from. */
export function placeOfLine(pieces: readonly Piece[], line: number): string {
  let before = 1
  for (const piece of pieces) {
    if (typeof piece === 'string') continue
    const lines = piece.text.split('\n').length
    if (line <= before + lines) return `${piece.file || 'A generated view'}, line ${line - before}`
    before += lines
  }
  return 'A view'
}

/** The file that a template is from, the first of several. */
export const fileOf = (pieces: readonly Piece[]): string | undefined =>
  pieces.map((piece) => (typeof piece === 'string' ? '' : piece.file)).find(Boolean)

const BREAK = '{{/*\n*/}}'

/** A record itself is made what PocketBase prints of it, so that it stays out of a view's reach. */
const items = ({ item, exported = item }: View, given: Given): readonly Piece[] =>
  given === 'printed'
    ? ['{{range .records}}', item, '{{end}}']
    : ['{{range .records}}{{with .PublicExport}}', exported, '{{end}}{{end}}']

const parts = ({ parts }: View): readonly Piece[] =>
  parts.flatMap((part) => [`{{define "${partName(part)}"}}`, part, '{{end}}'])

/** `tickets/_badge.html` is the part `badge`. */
export const partName = ({ file }: Source): string => /_([\w-]+)\.html$/.exec(file)?.[1] ?? file
