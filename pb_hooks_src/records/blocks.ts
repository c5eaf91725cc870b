import { type Action, misplaced } from './misplaced'
import { joined, type Place } from './place'
import { wrongWords } from './words'

/** Where one stands, and in which blocks, the innermost last. */
export interface State {
  readonly place: Place
  readonly blocks: readonly Block[]
}

interface Block {
  readonly word: string
  readonly line: number
  readonly start: Place
  /** Where its branches before this one end. */
  readonly end?: Place
}

/** Reads an action. */
export function acted(state: State, action: Action): State {
  const { text, wrong } = action
  const word = /^\w+/.exec(text)?.[0] ?? ''
  const said = wrongWords(text)
  if (said !== undefined) wrong(said)
  const silent = isSilent(text)
  misplaced(state.place, action, silent)
  const known = BY_WORD[word]
  if (known) return known(state, action)
  return silent ? state : shown(state, action)
}

/** What is said of words that begin an action. */
const BY_WORD: Readonly<Record<string, (state: State, action: Action) => State>> = {
  if: opened,
  with: opened,
  range: opened,
  else: branched,
  end: closed,
  break: left,
  continue: left,
  template: taken,
  define: named,
  block: named,
}

/** Whether an action prints nothing. */
export const isSilent = (text: string): boolean =>
  SILENT.includes(/^\w+/.exec(text)?.[0] ?? '') || ASSIGNED.test(text)

const SILENT = ['if', 'with', 'range', 'else', 'end', 'break', 'continue']
const ASSIGNED = /^\$\w*(?:\s*,\s*\$\w+)?\s*:?=/

function opened({ place, blocks }: State, { text, line }: Action): State {
  const word = /^\w+/.exec(text)?.[0] ?? ''
  return { place, blocks: [...blocks, { word, line, start: place }] }
}

function branched({ place, blocks }: State, { wrong }: Action): State {
  const block = blocks.at(-1) ?? wrong('{{else}} stands in no block of this file.')
  const end = block.end ? (joined(block.end, place) ?? wrong(apart(block))) : place
  return { place: block.start, blocks: [...blocks.slice(0, -1), { ...block, end }] }
}

function closed({ place, blocks }: State, { wrong }: Action): State {
  const block = blocks.at(-1) ?? wrong('{{end}} ends nothing that this file begins.')
  const end = joined(block.end ?? block.start, place) ?? wrong(apart(block))
  return { place: end, blocks: blocks.slice(0, -1) }
}

const apart = ({ word, line }: Block): string =>
  `what {{${word}}} of line ${line} begins has to end in the same place of the HTML, in each branch.`

/** A part that is taken in. A file of one record may be no more than that. */
function taken(state: State, { kind, wrong }: Action): State {
  const { place } = state
  if (place.in !== 'text') return wrong('{{template}} stands between elements, not in a tag.')
  if (place.open.length > 0 || kind === 'part') return state
  if (kind === 'list') return wrong('{{template}} stands in an element, such as <ul id="posts">.')
  return { ...state, place: { ...place, roots: place.roots + 1, ids: place.ids + 1 } }
}

/** What an action prints stands in an element. */
function shown(state: State, { kind, wrong }: Action): State {
  const { place } = state
  if (place.in !== 'text' || place.open.length > 0 || kind === 'part') return state
  return wrong('{{…}} stands in no element: put one around it, such as <li id="post-{{.id}}">.')
}

function left(state: State, { text, wrong }: Action): State {
  if (state.blocks.some(({ word }) => word === 'range')) return state
  return wrong(`{{${text}}} stands in no {{range}} of this file.`)
}

function named(_state: State, { text, wrong }: Action): State {
  return wrong(`{{${text}}} belongs in a file of its own: _NAME.html is {{template "NAME" .}}.`)
}
