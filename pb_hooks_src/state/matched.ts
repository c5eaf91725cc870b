import { Fault } from '../fault'

interface Named {
  readonly id?: string | undefined
  readonly name: string
}

interface Declared extends Named {
  readonly renamedFrom?: string | undefined
}

/** What was declared, with what it is about: nothing for something new. */
export interface Match<Live, Wanted> {
  readonly live: Live | undefined
  readonly wanted: Wanted
}

/**
 * Finds what declarations are about: by id, else by its name, else by the name that it had. The id
 * of another database says nothing here, so a name counts too where nothing has the id; and something
 * new may have the old name by now.
 *
 * Fault: `bad_document` where two are about the same.
 */
export function matched<Live extends Named, Wanted extends Declared>(
  lives: readonly Live[],
  wanteds: readonly Wanted[],
  at: string,
): readonly Match<Live, Wanted>[] {
  const taken = new Set<Live>()
  const named = new Set<string>()
  const take = (live: Live | undefined): Live | undefined => {
    if (live) taken.add(live)
    return live
  }
  const ids = new Map(lives.map((live) => [live.id, live]))
  const names = new Map(lives.map((live) => [live.name, live]))
  const byId = wanteds.map(({ id }) => take(id === undefined ? undefined : ids.get(id)))
  const byName = (name: string | undefined): Live | undefined => {
    const live = name === undefined ? undefined : names.get(name)
    return live && !taken.has(live) ? live : undefined
  }
  return wanteds.map((wanted, nth): Match<Live, Wanted> => {
    const key = wanted.name.toLowerCase()
    if (named.has(key)) throw twice(wanted.name, `${at}[${nth}].name`)
    named.add(key)
    const live = byId[nth] ?? take(byName(wanted.name) ?? byName(wanted.renamedFrom))
    return { live, wanted }
  })
}

const twice = (name: string, at: string): Fault =>
  new Fault('bad_document', `"${name}" is declared twice.`, at)
