import { Fault } from '../fault'
import { adds, ITSELF } from './answers'
import { acted, type State } from './blocks'
import { placeIn } from './files'
import { read } from './html'
import type { Kind } from './misplaced'
import { piecesOf } from './pieces'
import { type Place, START } from './place'
import type { Source } from './view'

/**
 * Whether a view is safe: what a record holds gets into a page as text, never as script or as HTML,
 * and a text ends no more than it begins. Fault: `bad_view`, with the file, the line, and how to say
 * it.
 */
export function check(source: Source, kind: Kind): void {
  let state: State = { place: START, blocks: [] }
  for (const piece of piecesOf(source)) {
    const wrong = (says: string, before = ''): never => {
      const line = piece.line + before.split('\n').length - 1
      throw new Fault('bad_view', `${source.file}, line ${line}: ${says}`, 'view')
    }
    if (piece.is === 'text') {
      const { text } = piece
      const place = read(state.place, text, (says, at) => wrong(`${says}.`, text.slice(0, at)))
      state = { ...state, place }
    }
    if (piece.is === 'action') state = acted(state, { ...piece, kind, wrong })
  }
  whole(state, source, kind)
}

/** At its end a file has ended what it began, and what it shows can be found in a page. */
function whole({ place, blocks }: State, { file, text }: Source, kind: Kind): void {
  const line = text.split('\n').length
  const wrong = (says: string): never => {
    throw new Fault('bad_view', `${file}, line ${line}: ${says}`, 'view')
  }
  const [block] = blocks
  if (block) wrong(`{{${block.word}}} of line ${block.line} has no {{end}}.`)
  if (place.in !== 'text') wrong('the file ends in the middle of a tag or a comment.')
  if (place.open.length > 0) wrong(`<${place.open.at(-1)}> has no end: </${place.open.at(-1)}>.`)
  if (kind === 'part') return
  if (place.loose) wrong('text stands in no element: put one around it.')
  if (kind === 'list') isList(place, placeIn({ file, text }, ITSELF), wrong)
  else isItem(place, wrong)
}

/** A page finds a record by the one element that it is; a view may show nothing of one. */
function isItem({ roots, ids }: Place, wrong: (says: string) => never): void {
  if (roots > 1) wrong(`one record is one element, not ${roots}: put one around them.`)
  if (ids !== roots) wrong('the element needs an id that begins with a letter: id="post-{{.id}}".')
}

/** Where a list goes: to its ids, or to a target, where the npm client puts one element. */
function isList({ roots, ids }: Place, to: Target, wrong: (says: string) => never): void {
  if (to.target === '' && ids !== roots) {
    wrong('each element that stands in no other needs an id that begins with a letter.')
  }
  if (to.target !== '' && roots !== 1 && !adds(to.mode)) {
    wrong(`what goes to ${to.target} is one element, not ${roots}: put one around them.`)
  }
}

type Target = ReturnType<typeof placeIn>
