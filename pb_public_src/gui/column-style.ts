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

/** The column that stays in sight leaves room for another one on the narrowest screen. */
const STAYS = '36vw'

function widthOf({ is, long, label }: Column): readonly [least: number, share: number] {
  const [least, share] = WIDTHS[long ? 'long' : is] ?? [9, 1]
  return [Math.max(least, headWidth(label)), share]
}

/** What a head takes with an arrow, if it is not all too long. */
const headWidth = (label: string): number => Math.min(2.75 + 0.45 * label.length, 12)

/**
 * The style of a table that shows some of its columns in some order: rules for the cells by their
 * place, which is the same in each line.
 */
function columnRules({ columns: all, lead }: Frame, shown: readonly Column[]): readonly string[] {
  // What tells which record it is stays in sight.
  const stays = shown.find(({ title }) => title) ?? shown[0]
  const leastOf = (column: Column): string => {
    const least = `${widthOf(column)[0]}rem`
    return column === stays ? `min(${least}, ${STAYS})` : least
  }
  const picks = Array.from({ length: lead }, () => `${PICK}rem`)
  const tracks = shown.map((column) => `minmax(${leastOf(column)}, ${widthOf(column)[1]}fr)`)
  const onPaper = shown.map((column) => `minmax(0, ${widthOf(column)[0]}fr)`)
  const wide = shown.reduce((sum, column) => sum + widthOf(column)[0], lead * PICK)
  const cells = all.map((column, index) => {
    const order = shown.indexOf(column)
    return `${cellsOf(index + lead)} { ${order < 0 ? 'display: none' : `order: ${order}`} }`
  })
  return [
    ...cells,
    '@media screen {',
    `.grid { min-width: calc(${[...picks, ...shown.map(leastOf)].join(' + ')}) }`,
    `.grid tr { grid-template-columns: ${[...picks, ...tracks].join(' ')} }`,
    ...(stays
      ? [
          `${cellsOf(all.indexOf(stays) + lead)} { position: sticky; left: ${lead * PICK}rem; z-index: 1; background: inherit }`,
        ]
      : []),
    '}',
    // Who has it read out hears the columns in the order that others see them in.
    ...(isMoved(all, shown) ? ['.grid tr { reading-flow: grid-order }'] : []),
    // Paper chooses nothing, and can be turned at most.
    `@media print { .grid tr { grid-template-columns: ${onPaper.join(' ')} } }`,
    ...(wide > PAPER ? ['@page { size: landscape }'] : []),
  ]
}

const cellsOf = (place: number): string => `.grid tr > :nth-child(${place + 1})`

/** To say an order costs each line a little. */
const isMoved = (all: readonly Column[], shown: readonly Column[]): boolean =>
  all.filter((column) => shown.includes(column)).some((column, at) => column !== shown[at])

const sheet = new CSSStyleSheet()

/** Shows some columns of the table in their order. */
export function styleColumns(frame: Frame, shown: readonly Column[]): void {
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet)
  sheet.replaceSync(columnRules(frame, shown).join('\n'))
}
