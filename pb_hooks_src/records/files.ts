import { Fault } from '../fault'
import { isMode } from '../web/datastar'
import type { Place } from './answers'
import type { Source } from './view'

/** Reads a file below the folder of views; nothing where there is none. */
export type ReadFile = (path: string) => string | undefined

/** What a project's files say of a view. */
export interface Sources {
  readonly item: Source | undefined
  readonly list: Source | undefined
  readonly parts: readonly Source[]
}

/**
 * The files of a view: `NAME.html` shows one record, `NAME.list.html` is what stands around a list,
 * each below the collection's folder or, for all collections, beside it. Fault: `bad_view` where a
 * part is missing.
 */
export function sourcesOf(read: ReadFile, collection: string, name: string): Sources {
  const nearest = (file: string): Source | undefined => {
    for (const path of [`${collection}/${file}`, file]) {
      const text = read(path)
      if (text !== undefined) return { file: path, text }
    }
    return undefined
  }
  const item = nearest(`${name}.html`)
  const list = nearest(`${name}.list.html`)
  const own = [item, list].flatMap((source) => (source ? [source] : []))
  return { item, list, parts: partsOf(own, nearest) }
}

/** The parts that texts take in, and the parts of those. */
function partsOf(
  sources: readonly Source[],
  nearest: (file: string) => Source | undefined,
): readonly Source[] {
  const found = new Map<string, Source>()
  const waiting = [...sources]
  for (let source = waiting.shift(); source; source = waiting.shift()) {
    for (const name of takenIn(source)) {
      if (found.has(name)) continue
      const part = nearest(`_${name}.html`)
      if (!part) throw missing(source, name)
      found.set(name, part)
      waiting.push(part)
    }
  }
  return [...found.values()]
}

/** The parts that a text names. */
const takenIn = ({ text }: Source): readonly string[] =>
  [...text.matchAll(/\{\{-?\s*template\s+"([\w-]+)"/g)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'items')

function missing({ file, text }: Source, name: string): Fault {
  const line = text.slice(0, text.indexOf(`"${name}"`)).split('\n').length
  return new Fault('bad_view', `${file}, line ${line}: there is no part _${name}.html.`, 'view')
}

/** What a file says of itself, in its first comment. */
export const saidIn = (text: string): string => /\{\{-?\s*\/\*([^*]*)\*\//.exec(text)?.[1] ?? ''

/** Where a file says that it goes: `{{/* target #board mode append *\/}}`, without the backslash. */
export function placeIn(source: Source | undefined, usual: Place): Place {
  const said = saidIn(source?.text ?? '')
  const target = /\btarget\s+(#[A-Za-z][\w-]*)/.exec(said)?.[1] ?? usual.target
  const mode = /\bmode\s+(\w+)/.exec(said)?.[1] ?? ''
  return { target, mode: isMode(mode) ? mode : usual.mode }
}
