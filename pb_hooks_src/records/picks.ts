import { excerpt } from './excerpt'

/** What `?fields=` picks of a record, in PocketBase's words: a tree of names. */
export interface Picks {
  readonly names: Map<string, Pick>
  /** What is done with all that is not named; nothing where there is no `*`. */
  star?: Pick
}

interface Pick extends Picks {
  /** Shortens a text; a name that a path ends with and no modifier leaves it as it is. */
  change?: (value: unknown) => unknown
}

/**
 * Reads `title,body:excerpt(200,true),expand.author.name`. What is wrong with it is refused by
 * PocketBase, which reads it for its own answer.
 */
export function readPicks(fields: string): Picks {
  const root: Pick = { names: new Map() }
  for (const [, path = '', modifier = ''] of fields.matchAll(FIELD)) {
    const end = path.split('.').reduce(next, root)
    end.change = changeOf(modifier)
  }
  return root
}

/** A path, and what is in the brackets of `:excerpt(…)`. */
const FIELD = /\s*([^\s,:]+)\s*(?::\s*excerpt\s*\(([^)]*)\))?[^,]*(?:,|$)/g

function next(at: Pick, name: string): Pick {
  if (name === '*') {
    at.star ??= { names: new Map() }
    return at.star
  }
  const found = at.names.get(name) ?? { names: new Map() }
  at.names.set(name, found)
  return found
}

function changeOf(modifier: string): (value: unknown) => unknown {
  if (modifier === '') return (value) => value
  const [max = '', ellipsis = ''] = modifier.split(',').map((part) => part.trim())
  const limit = { max: Number(max), ellipsis: /^(1|t|true)$/i.test(ellipsis) }
  return (value) => (typeof value === 'string' ? excerpt(value, limit) : value)
}

type Public = Readonly<Record<string, unknown>>

/**
 * What is picked of a record's public export, and likewise of what it expands to; a path into another
 * field gives all of that. What a page finds a record by is always there.
 */
export function picked(all: Public, { names, star }: Picks): Public {
  const kept: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(all)) {
    const pick = names.get(name) ?? star
    if (pick?.change) kept[name] = pick.change(value)
    else if (pick && name === 'expand') kept[name] = expanded(value as Public, pick)
    else if (pick || FOUND_BY.includes(name)) kept[name] = value
  }
  return kept
}

const FOUND_BY = ['id', 'collectionId', 'collectionName']

function expanded(expand: Public, { names, star }: Picks): Public {
  const kept: Record<string, unknown> = {}
  for (const [name, found] of Object.entries(expand)) {
    const pick = names.get(name) ?? star
    if (!pick) continue
    const one = (record: Public): Public => (pick.change ? record : picked(record, pick))
    kept[name] = Array.isArray(found) ? found.map(one) : one(found as Public)
  }
  return kept
}
