import type { Origin } from './origins'

/** A file below the folder of views. */
export interface ViewFile {
  readonly path: string
  readonly text: string
}

/** A generated view as files of a project, which render what it renders, to the byte. */
export function ejected(
  { collection, name }: Pick<Origin, 'collection' | 'name'>,
  { item, list }: { readonly item: string; readonly list: string },
): readonly ViewFile[] {
  const path = `${collection}/${name}`
  return [
    ...(item === '' ? [] : [{ path: `${path}.html`, text: fileText(item) }]),
    { path: `${path}.list.html`, text: fileText(list) },
  ]
}

const fileText = (text: string): string => `{{/* tight */}}\n${indented(text.split('\n'))}\n`

/** Lines that stand as deep as they are in the HTML. In what the pack makes, `<` begins a tag. */
function indented(lines: readonly string[]): string {
  let depth = 0
  const at = (line: string): string => {
    const inTag = line.startsWith(' ') ? 1 : 0
    const here = line.startsWith('</') ? depth - 1 : depth + inTag
    depth += (line.match(/<(?!input|img)[a-z]/g) ?? []).length - (line.match(/<\//g) ?? []).length
    return '  '.repeat(here) + line.slice(inTag)
  }
  return lines.map(at).join('\n')
}
