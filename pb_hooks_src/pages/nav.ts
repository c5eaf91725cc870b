import { mayTry } from '../model/access'
import type { Audience } from '../model/audience'
import type { Collection, Model } from '../model/model'
import { phrase } from '../model/names'
import { asksOfViewerMore } from '../model/viewer-rule'
import { still } from './go'
import { NAV } from './texts'

/** Who looks, and what they may list. */
interface Seen {
  readonly audience: Audience
  readonly listed: readonly Collection[]
}

/** Collections that stand together, under a name of their own or `''`. */
interface Group {
  readonly name: string
  readonly collections: readonly Collection[]
}

/**
 * The collections that this viewer may list, as a list of links with the groups among them. One whose rule asks
 * for a certain record of those who sign in alike is hidden until the page has asked PocketBase about it.
 */
export function nav({ collections }: Model, audience: Audience): string {
  const listed = collections.filter(
    ({ access, system }) =>
      mayTry(access, 'list', audience) && (!system || audience.is === 'superuser'),
  )
  if (listed.length === 0) return `<div id="nav"><p class="quiet">${NAV.none}</p></div>`
  const seen = { audience, listed }
  const items = groups(listed).map(({ name, collections: inside }) =>
    name === ''
      ? inside.map((collection) => item(collection, phrase(collection.name), seen)).join('')
      : folder(name, inside, seen),
  )
  return `<div id="nav"><ul>${items.join('')}</ul></div>`
}

/** In the order of their names; those that share a first word stand under it, PocketBase's own last. */
function groups(collections: readonly Collection[]): readonly Group[] {
  const prefixes = collections.filter(({ system }) => !system).map(prefixOf)
  const found = new Map<string, Collection[]>()
  for (const collection of [...collections].sort(byName)) {
    const prefix = prefixOf(collection)
    const shared = prefixes.filter((other) => other === prefix).length > 1
    const name = collection.system ? SYSTEM : shared ? prefix : ''
    // One that stands alone keeps its place among the groups.
    const key = name === '' ? ` ${collection.name}` : name
    found.set(key, [...(found.get(key) ?? []), collection])
  }
  const all = [...found].map(
    ([key, inside]): Group => ({
      name: key.startsWith(' ') ? '' : key,
      collections: inside,
    }),
  )
  const isSystem = ({ name }: Group): boolean => name === SYSTEM
  return [...all.filter((group) => !isSystem(group)), ...all.filter(isSystem)]
}

/** No prefix of a name begins so. */
const SYSTEM = '_system'

/** The first word of a name that has more than one. */
const prefixOf = ({ name }: Collection): string => /^([A-Za-z0-9]+)_./.exec(name)?.[1] ?? ''

const byName = (one: Collection, other: Collection): number =>
  one.name.toLowerCase() < other.name.toLowerCase() ? -1 : 1

function folder(name: string, collections: readonly Collection[], seen: Seen): string {
  const system = name === SYSTEM
  const items = collections.map((collection) =>
    item(
      collection,
      phrase(system ? collection.name : collection.name.slice(name.length + 1)),
      seen,
    ),
  )
  return (
    `<li><details${system ? '' : ' open'}><summary>` +
    `${system ? NAV.system : still(phrase(name))}</summary>` +
    `<ul>${items.join('')}</ul></details></li>`
  )
}

/** What the page offers to do with the records of a collection. */
const WRITES = ['create', 'update', 'delete'] as const

function item(collection: Collection, label: string, { audience, listed }: Seen): string {
  const { name, kind, access } = collection
  const may = WRITES.filter((action) => mayTry(access, action, audience)).join(' ')
  const back = backTo(name, listed, audience.is === 'superuser').join(' ')
  const asked = audience.is === 'user' && asksOfViewerMore(access.list ?? '')
  return (
    `<li${asked ? ' hidden' : ''}><a href="#/${name}" class="to is-${kind}" title="${name}" data-may="${may}"` +
    `${back === '' ? '' : ` data-back="${back}"`}>${still(label)}</a>` +
    `<button type="button" class="star" value="${name}" aria-pressed="false" ` +
    `aria-label="${NAV.star}: ${still(phrase(name))}"></button></li>`
  )
}

/** The relations that lead to a collection from those that are listed: `comments.post`, `tags.posts[]`. */
const backTo = (to: string, listed: readonly Collection[], superuser: boolean): readonly string[] =>
  listed.flatMap(({ name, fields }) =>
    fields
      .filter(
        ({ value, hidden }) => value.is === 'link' && value.to === to && (superuser || !hidden),
      )
      .map((field) => `${name}.${field.name}${field.many ? '[]' : ''}`),
  )
