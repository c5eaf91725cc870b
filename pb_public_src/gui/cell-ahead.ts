import { cellAt, isSame, type Spot } from './cells'
import type { Values } from './changed-since'
import type { Which } from './record-asks'
import { collectionIn } from './record-place'

/** What is written in a cell. */
export interface Editing {
  readonly which: Which
  readonly spot: Spot
  readonly start: Start
  readonly abort: AbortController
  /** What the cell said to who began; nothing where it was to become another by then. */
  readonly shown: string | undefined
  /** What the record held when it was read. */
  was: Values
  /** What takes the place of what is there; more of it may come before there is a place to write in. */
  typed: string | undefined
  /** One has gone on before there was. */
  isLeft: boolean
  /** Until there is a place to write in. */
  opening: Promise<void>
  isOpen: boolean
  /** It is being saved: whether it was. */
  saving: Promise<boolean> | undefined
}

/** How one begins to write: with a text in place of what is there, by turning it over, or as it is. */
export interface Start {
  readonly typed?: string | undefined
  readonly turns?: boolean
  /** By a press, which shows what there is to choose from. */
  readonly pressed?: boolean
}

/** What is written in, the first in its place: the others wait until that is saved. */
let all: readonly Editing[] = []

/** What is open, or about to be. */
export const first = (): Editing | undefined => all[0]

/** Whether nothing waits for it. */
export const isAlone = (): boolean => all.length === 1

/** Adds what is to be written in once all before it is saved. */
export function add(spot: Spot, start: Start): Editing {
  const made: Editing = {
    ...{ spot, start, abort: new AbortController(), typed: start.typed },
    which: { collection: collectionIn(location.hash), id: spot.id },
    shown: all.some((one) => isSame(one.spot, spot)) ? undefined : textOf(spot),
    ...{ was: {}, isLeft: false, opening: Promise.resolve(), isOpen: false, saving: undefined },
  }
  all = [...all, made]
  showAhead()
  return made
}

/** The cells that show what is typed ahead. */
let ahead: readonly HTMLElement[] = []

/** Shows what is typed at its place, until there is something there to write in. */
export function showAhead(): void {
  for (const cell of ahead) delete cell.dataset.ahead
  ahead = all.flatMap(({ spot, typed, isOpen }) => {
    const cell = isOpen || typed === undefined ? undefined : cellAt(spot)
    if (cell) cell.dataset.ahead = typed
    return cell ?? []
  })
}

/** What a cell says. */
export const textOf = (spot: Spot): string => cellAt(spot)?.textContent?.trim() ?? ''

/** Takes one away, or all of them, and stops what is read for it. */
export function drop(which = all): void {
  for (const { abort } of which) abort.abort()
  all = all.filter((one) => !which.includes(one))
  showAhead()
}

/** What was typed, all of it. */
export const typedIn = (): string => all.flatMap(({ typed }) => typed || []).join(', ')

/** What is on its way at a place, and takes keys until then. */
export function aheadAt(spot: Spot): Editing | undefined {
  const last = all.at(-1)
  const takes = last && !last.isOpen && !last.isLeft && !last.start.turns
  return takes && isSame(last.spot, spot) ? last : undefined
}

/** Adds a letter to what is on its way, or takes one away. */
export function typeAhead(to: Editing, key: string): void {
  to.typed = key === 'Backspace' ? to.typed?.slice(0, -1) : (to.typed ?? '') + key
  showAhead()
}
