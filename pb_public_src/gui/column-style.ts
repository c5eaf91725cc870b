import type { Column, Frame } from './column'

/** How wide a column is at least, in rem, and what it gets of what is left. */
const WIDTHS: Readonly<Record<string, readonly [least: number, share: number]>> = {
  plain: [10, 1],
  long: [16, 3],
  email: [13, 2],
  url: [13, 2],
  html: [15, 3],
  number: [6, 0.5],
  bool: [5.5, 0.3],
  time: [11.5, 0.5],
  choice: [8, 0.5],
  link: [9.5, 1],
  file: [8, 1],
  json: [12, 2],
}

/** How wide a cell is that chooses a line. */
const PICK = 2.25

/** How wide a table is at most that is printed upright. */
const PAPER = 48

const widthOf = ({ is, long }: Column): readonly [number, number] =>
  WIDTHS[long ? 'long' : is] ?? [9, 1]

/**
 * The style of a table that shows some of its columns in some order: rules for the cells by their
 * place, which is the same in each line.
 */
function columnRules({ columns: all, lead }: Frame, shown: readonly Column[]): readonly string[] {
  const picks = Array.from({ length: lead }, () => `${PICK}rem`)
  const tracks = shown.map((column) => {
    const [least, share] = widthOf(column)
    return `minmax(${least}rem, ${share}fr)`
  })
  const onPaper = shown.map((column) => `minmax(0, ${widthOf(column)[0]}fr)`)
  const least = shown.reduce((sum, column) => sum + widthOf(column)[0], lead * PICK)
  const first = shown[0] ? all.indexOf(shown[0]) : 0
  const cells = all.map((column, index) => {
    const order = shown.indexOf(column)
    return `.grid tr > :nth-child(${index + lead + 1}) { ${order < 0 ? 'display: none' : `order: ${order}`} }`
  })
  return [
    ...cells,
    '@media screen {',
    `.grid { min-width: ${least}rem }`,
    `.grid tr { grid-template-columns: ${[...picks, ...tracks].join(' ')} }`,
    // What tells which record it is stays in sight.
    `.grid tr > :nth-child(${first + lead + 1}) { position: sticky; left: ${lead * PICK}rem; z-index: 1; background: inherit }`,
    '}',
    // Paper chooses nothing, and can be turned at most.
    `@media print { .grid tr { grid-template-columns: ${onPaper.join(' ')} } }`,
    ...(least > PAPER ? ['@page { size: landscape }'] : []),
  ]
}

const sheet = new CSSStyleSheet()

/** Shows some columns of the table in their order. */
export function styleColumns(frame: Frame, shown: readonly Column[]): void {
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet)
  sheet.replaceSync(columnRules(frame, shown).join('\n'))
}
