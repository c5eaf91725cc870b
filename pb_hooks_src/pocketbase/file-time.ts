/** When a file changed last, and how large it is; `''` where there is none. */
export function fileTime(path: string): string {
  try {
    const info = $os.stat(path)
    return `${info.modTime().unixNano()}.${info.size()}`
  } catch {
    return ''
  }
}
