import { CONTROL } from '../../../pb_hooks_src/pages/texts-fields'

/** What a field takes: so many files, of so many bytes each, of some kinds; 0 and none are no limit. */
export interface Limits {
  readonly most: number
  readonly bytes: number
  readonly types: readonly string[]
}

/** Which of some files may be added where there are others, and what is wrong with the rest. */
export function checked(given: readonly File[], there: number, limits: Limits) {
  const problems = given.map((file) => problemWith(file, limits))
  const fine = given.filter((_file, at) => problems[at] === '')
  const room = limits.most === 0 ? fine.length : Math.max(0, limits.most - there)
  const full = fine.length > room ? `${CONTROL.tooMany} ${limits.most}.` : ''
  return { good: fine.slice(0, room), problems: [...problems, full].filter(Boolean) }
}

/** What is wrong with a file, in a sentence; `''` for nothing. */
function problemWith(
  { name, size, type }: Pick<File, 'name' | 'size' | 'type'>,
  { bytes, types }: Limits,
): string {
  if (bytes > 0 && size > bytes) return `${name} ${CONTROL.tooLarge} ${sized(bytes)}.`
  // A browser knows few kinds of files by their names: of the others PocketBase, which looks inside.
  if (type !== '' && types.length > 0 && !types.includes(type)) {
    return `${name} ${CONTROL.wrongKind} ${types.join(', ')}.`
  }
  return ''
}

/** The limits, as they are told before anything is chosen. */
export function said({ most, bytes, types }: Limits): string {
  const count = most === 0 ? '' : `${most} ${most === 1 ? CONTROL.file : CONTROL.files}`
  const each = bytes === 0 ? '' : `${sized(bytes)}${most === 1 ? '' : ` ${CONTROL.each}`}`
  const limits = [count, each].filter(Boolean).map((limit) => `${CONTROL.upTo} ${limit}`)
  return [...limits, ...types].join(', ')
}

/** A size as people read it. */
export function sized(bytes: number): string {
  const at = UNITS.findIndex((_unit, index) => bytes < 1024 ** (index + 1))
  const unit = at < 0 ? UNITS.length - 1 : at
  return `${Number((bytes / 1024 ** unit).toFixed(1))} ${UNITS[unit]}`
}

const UNITS = ['bytes', 'kB', 'MB', 'GB']
