import { acted, isSilent, type State } from './blocks'
import { saidIn } from './files'
import { read } from './html'
import { type Piece, piecesOf } from './pieces'
import { START } from './place'
import type { Source } from './view'

/**
 * A file that says `{{/* tight *\/}}` (without the backslash) is written in lines for those who read
 * it: a line end between tags is not sent, nor what the next line begins with; one inside of a tag is
 * a space. What is left out becomes a comment, so that lines keep their numbers.
 */
export function tight(source: Source): Source {
  if (!/(?:^|\s)tight\s*$/.test(saidIn(source.text))) return source
  const pieces = piecesOf(source)
  let state: State = { place: START, blocks: [] }
  const texts = pieces.map((piece, nth) => {
    if (piece.is === 'text') {
      const { text, place } = joinedLines(piece.whole, state, besides(pieces, nth))
      state = { ...state, place }
      return text
    }
    if (piece.is === 'action') state = acted(state, { ...piece, kind: 'part', wrong })
    return piece.whole
  })
  return { ...source, text: texts.join('') }
}

/** Nothing is wrong with a file that was checked before. */
const wrong = (says: string): never => {
  throw new Error(says)
}

/** Whether what stands before and after a piece prints nothing that a space would matter to. */
type Besides = readonly [before: boolean, after: boolean]

const besides = (pieces: readonly Piece[], nth: number): Besides => [
  isMute(pieces[nth - 1]),
  isMute(pieces[nth + 1]),
]

const isMute = (piece: Piece | undefined): boolean =>
  piece?.is !== 'action' || isSilent(piece.text) || piece.text.startsWith('template "items"')

/** A text without the line ends that are not sent, and where one stands after it. */
function joinedLines(text: string, { place }: State, [before, after]: Besides) {
  let here = place
  let done = 0
  const joined = text.replace(/(?:[^\S\n]*\n[^\S\n]*)+/g, (found, at: number) => {
    here = read(here, text.slice(done, at), wrong)
    done = at
    const end = at + found.length
    const left = at === 0 ? before : text[at - 1] === '>'
    const right = end === text.length ? after : text[end] === '<'
    if (IN_TAG.includes(here.in)) return `${unsent(found)} `
    return left && right && isUnseen(here) ? unsent(found) : found
  })
  return { text: joined, place: read(here, text.slice(done), wrong) }
}

/** The spaces that a line ends with are somebody's wish. */
const unsent = (found: string): string =>
  `${/^[^\r\n]*/.exec(found)?.[0]}{{/*${'\n'.repeat(found.split('\n').length - 1)}*/}}`

const isUnseen = ({ in: where, open }: State['place']): boolean =>
  where === 'text' && !open.some((tag) => KEPT.includes(tag))

const IN_TAG = ['name', 'tag', 'attribute', 'after']

/** Elements in which white space is seen. */
const KEPT = ['pre', 'textarea', 'title', 'script', 'style']
