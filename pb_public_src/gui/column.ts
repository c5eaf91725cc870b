/** A column of a table, as the head of its view says it. */
export interface Column {
  readonly name: string
  readonly label: string
  /** The shape of its values; of a text, its format. */
  readonly is: string
  readonly many: boolean
  /** Whether it tells which record a line is of, and leads to it. */
  readonly title: boolean
  /** Whether its texts are expected to be long. */
  readonly long: boolean
  /** What PocketBase sorts by for it; `''` where it does not. */
  readonly sort: string
  /** Whether its value in one line says where the next ones begin. */
  readonly key: boolean
  /** Whether an index begins with it. */
  readonly indexed: boolean
  /** Whether words are looked for in it. */
  readonly find: boolean
  readonly options: readonly string[]
  /** The collection of the records that it may lead to; `''` where it leads to none. */
  readonly to: string
  /** The fields that people know those by, with spaces between. */
  readonly by: string
}

/** What is known of a table: its columns, and what it is sorted by at first. */
export interface Frame {
  readonly collection: string
  readonly columns: readonly Column[]
  readonly first: string
  /** How many cells stand before those of the columns in each line: one that chooses it, or none. */
  readonly lead: number
}

/** Reads the head of a table that is on the page. */
export function readFrame(collection: string, table: HTMLElement): Frame {
  const heads = [...table.querySelectorAll<HTMLElement>('thead th[data-field]')]
  const [first] = heads
  return {
    collection,
    first: table.dataset.first ?? '',
    lead: first ? [...(first.parentElement?.children ?? [])].indexOf(first) : 0,
    columns: heads.map(readColumn),
  }
}

const readColumn = ({ dataset, textContent }: HTMLElement): Column => ({
  name: dataset.field ?? '',
  label: textContent ?? '',
  is: dataset.is ?? '',
  many: dataset.many !== undefined,
  title: dataset.title !== undefined,
  long: dataset.long !== undefined,
  sort: dataset.sort ?? '',
  key: dataset.key !== undefined,
  indexed: dataset.indexed !== undefined,
  find: dataset.find !== undefined,
  options: JSON.parse(dataset.options || '[]'),
  to: dataset.to ?? '',
  by: dataset.by ?? '',
})

/** The columns that are shown, in their order: those that are named, else all. */
export function shownColumns(
  columns: readonly Column[],
  names: readonly string[],
): readonly Column[] {
  const named = names.flatMap((name) => columns.filter((column) => column.name === name))
  return named.length > 0 ? named : columns
}
