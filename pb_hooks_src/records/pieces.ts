import { Fault } from '../fault'
import type { Source } from './view'

/** A piece of a template: text, or what stands in `{{…}}`. */
export interface Piece {
  readonly is: 'text' | 'action' | 'comment'
  readonly text: string
  /** The line it begins on. */
  readonly line: number
}

/** The pieces of a template in their order. Fault: `bad_view` where an action has no end. */
export function piecesOf({ file, text }: Source): readonly Piece[] {
  const lineAt = (index: number): number => text.slice(0, index).split('\n').length
  const actions = [...text.matchAll(ACTION)].map(({ 0: whole, index }) => ({ whole, index }))
  return [...actions, { whole: '', index: text.length }].flatMap(({ whole, index }, nth) => {
    const before = actions[nth - 1] ?? { whole: '', index: 0 }
    const from = before.index + before.whole.length
    const plain = text.slice(from, index)
    const open = plain.indexOf('{{')
    if (open >= 0) throw unclosed(file, lineAt(from + open))
    const own: Piece = { is: 'text', text: trimmed(plain, before.whole, whole), line: lineAt(from) }
    return whole === '' ? [own] : [own, action(whole, lineAt(index))]
  })
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

function action(whole: string, line: number): Piece {
  const from = BEFORE.test(whole) ? 3 : 2
  const text = whole.slice(from, AFTER.test(whole) ? -3 : -2).trim()
  return { is: text.startsWith('/*') ? 'comment' : 'action', text, line }
}

const unclosed = (file: string, line: number): Fault =>
  new Fault('bad_view', `${file}, line ${line}: what "{{" begins has no end.`, 'view')
