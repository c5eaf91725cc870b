import type { ViewFile } from '../records/ejected'
import { writeText } from './start'

/** Where a file of views lies; `file` is its path below the folder of views. */
export const viewPath = (file: string): string => $filepath.join(__hooks, 'views', file)

/** The text of a file of views; nothing where there is none. */
export function readView(file: string): string | undefined {
  try {
    return toString($os.readFile(viewPath(file)))
  } catch {
    return undefined
  }
}

/** The files of views, by their paths below the folder, in order. */
export function viewFiles(folder = ''): readonly string[] {
  return entries(folder).flatMap((entry) => {
    const path = folder === '' ? entry.name() : `${folder}/${entry.name()}`
    if (entry.isDir()) return viewFiles(path)
    return path.endsWith('.html') ? [path] : []
  })
}

function entries(folder: string): ReturnType<typeof $os.readDir> {
  try {
    return $os.readDir(viewPath(folder))
  } catch {
    return []
  }
}

/**
 * Writes files of views: who looks at the same moment finds all of a file or nothing. They are made
 * beside the folder of hooks, since PocketBase starts anew soon after anything in there has changed.
 */
export function writeViews(files: readonly ViewFile[]): void {
  const folder = $filepath.join(__hooks, '..', `.pb-stack-${$security.pseudorandomString(10)}`)
  makeFolder(folder)
  try {
    for (const [nth, { text }] of files.entries()) writeText($filepath.join(folder, `${nth}`), text)
    for (const [nth, { path }] of files.entries()) {
      makeFolder($filepath.dir(viewPath(path)))
      moveText($filepath.join(folder, `${nth}`), viewPath(path))
    }
  } finally {
    $os.removeAll(folder)
  }
}

/** From one disk to another nothing can be moved, only written. */
function moveText(from: string, to: string): void {
  try {
    $os.rename(from, to)
  } catch {
    writeText(to, toString($os.readFile(from)))
  }
}

const makeFolder = (path: string): void =>
  $os.mkdirAll(path, 0o755 as unknown as Parameters<typeof $os.mkdirAll>[1])
