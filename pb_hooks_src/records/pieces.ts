import { Fault } from '../fault'
import type { Source } from './view'

/** A piece of a template: text, or what stands in `{{…}}`. */
export interface Piece {
  readonly is: 'text' | 'action' | 'comment'
  readonly text: string
  /** The same as it stands in the file. */
  readonly whole: string
  /** The line it begins on. */
  readonly line: number
}

/** The pieces of a template in their order. Fault: `bad_view` where an action has no end. */
export function piecesOf({ file, text }: Source): readonly Piece[] {
  const pieces: Piece[] = []
  let line = 1
  let at = 0
  let before = ''
  const add = (piece: Omit<Piece, 'line'>): void => {
    if (piece.is === 'text') refuseOpen(piece.whole, file, line)
    pieces.push({ ...piece, line })
    line += piece.whole.split('\n').length - 1
    at += piece.whole.length
  }
  for (const { 0: action, index } of [...text.matchAll(ACTION), { 0: '', index: text.length }]) {
    const plain = text.slice(at, index)
    add({ is: 'text', text: trimmed(plain, before, action), whole: plain })
    if (action !== '') add(actionOf(action))
    before = action
  }
  return pieces
}

function refuseOpen(plain: string, file: string, line: number): void {
  const open = plain.indexOf('{{')
  if (open >= 0) throw unclosed(file, line + plain.slice(0, open).split('\n').length - 1)
}

/** A text without the white space that the actions around it take away. */
function trimmed(text: string, before: string, after: string): string {
  const left = AFTER.test(before) ? text.trimStart() : text
  return BEFORE.test(after) ? left.trimEnd() : left
}

/** From `{{` to the `}}` that is in no string, character or comment. */
const ACTION =
  /\{\{(?:-?\s*\/\*[\s\S]*?\*\/\s*-?|(?:"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`[^`]*`|(?!\}\})[^"'`])*)\}\}/g

/** A hyphen takes away the white space on its side. */
const BEFORE = /^\{\{-\s/
const AFTER = /\s-\}\}$/

function actionOf(whole: string): Omit<Piece, 'line'> {
  const from = BEFORE.test(whole) ? 3 : 2
  const text = whole.slice(from, AFTER.test(whole) ? -3 : -2).trim()
  return { is: text.startsWith('/*') ? 'comment' : 'action', text, whole }
}

const unclosed = (file: string, line: number): Fault =>
  new Fault('bad_view', `${file}, line ${line}: what "{{" begins has no end.`, 'view')
