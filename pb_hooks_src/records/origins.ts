import { isViewName } from './asked'

/** A view of a collection, and the files that make it; `''` is the one that the pack generates. */
export interface Origin {
  readonly collection: string
  readonly name: string
  /** What shows one record. */
  readonly item: string
  /** What stands around a list. */
  readonly list: string
  /** Whether there is one without a file. */
  readonly generated: boolean
}

/** The views of a collection by name: those of files, its own or for all, and the generated ones. */
export function origins(
  collection: string,
  files: readonly string[],
  generated: readonly string[],
): readonly Origin[] {
  const near = (file: string): string =>
    [`${collection}/${file}`, file].find((path) => files.includes(path)) ?? ''
  const own = files.flatMap((path) => {
    const [folder, name] = placeOf(path)
    return folder === '' || folder === collection ? [name] : []
  })
  const names = new Set([...own.filter(isViewName), ...generated])
  return [...names].sort().map((name) => ({
    collection,
    name,
    item: near(`${name}.html`),
    list: near(`${name}.list.html`),
    generated: generated.includes(name),
  }))
}

/** Files that no request can ask for, each with the reason. */
export function strays(
  files: readonly string[],
  collections: readonly string[],
): readonly string[] {
  return files.flatMap((path) => {
    const [folder, name] = placeOf(path)
    if (folder !== '' && !collections.includes(folder)) {
      return [`${path}: there is no collection "${folder}".`]
    }
    if (isViewName(name) || /^_[\w-]+$/.test(name)) return []
    return [`${path}: a view is named with letters, digits, "-" and "_", such as card.html.`]
  })
}

/** The folder of a file, `''` for all collections, and what it is called. */
function placeOf(path: string): readonly [folder: string, name: string] {
  const slash = path.lastIndexOf('/')
  const name = path.slice(slash + 1).replace(/(?:\.list)?\.html$/, '')
  return [path.slice(0, Math.max(slash, 0)), name]
}

/** Columns under their heads, each as wide as it has to be. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.max(...rows.map((row) => [...(row[at] ?? '')].length)),
  )
  const line = (row: readonly string[]): string =>
    row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')
  return rows.map((row) => `${line(row).trimEnd()}\n`).join('')
}
