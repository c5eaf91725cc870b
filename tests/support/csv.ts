/** Reads CSV as RFC 4180 has it; what is none fails. */
export function parsedCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let [row, at]: [string[], number] = [[], 0]
  const cell = /"((?:[^"]|"")*)"|([^",\r\n]*)/y
  while (at < text.length) {
    cell.lastIndex = at
    const [whole = '', inQuotes, bare = ''] = cell.exec(text) ?? []
    row.push(inQuotes === undefined ? bare : inQuotes.replaceAll('""', '"'))
    at += whole.length
    if (text[at] === ',') at += 1
    else if (text.startsWith('\r\n', at)) {
      rows.push(row)
      ;[row, at] = [[], at + 2]
    } else throw new Error(`This is no CSV: ${JSON.stringify(text.slice(at, at + 20))}`)
  }
  return rows
}
