import { jsonIn } from '../json'

/** A way to look at a table, by a name. */
export interface Saved {
  readonly name: string
  /** From the `#` on. */
  readonly address: string
}

/** Those of each collection, in the order of their names. */
type Views = Readonly<Record<string, readonly Saved[]>>

/** Reads what was kept; what is none of it is left out. */
export const keptViews = (text: string): Views =>
  Object.fromEntries(
    Object.entries(jsonIn(text)).map(([collection, views]) => [
      collection,
      Array.isArray(views) ? views.filter(isSaved) : [],
    ]),
  )

/** It leads nowhere but to a table of this page. */
const isSaved = (view: unknown): view is Saved => {
  const { name, address } = Object(view)
  return typeof name === 'string' && typeof address === 'string' && /^#\/\w+(\?|$)/.test(address)
}

/** Those of a collection, whose name may be one that every object has something under. */
export const viewsOf = (views: Views, collection: string): readonly Saved[] =>
  Object.hasOwn(views, collection) ? (views[collection] ?? []) : []

/** With one more, in place of that of the same name. */
export function withView(views: Views, collection: string, view: Saved): Views {
  const others = viewsOf(views, collection).filter(({ name }) => name !== view.name)
  const all = [...others, view].sort((one, other) => one.name.localeCompare(other.name))
  return { ...views, [collection]: all }
}

/** Without the one of a name. */
export const without = (views: Views, collection: string, name: string): Views => ({
  ...views,
  [collection]: viewsOf(views, collection).filter((view) => view.name !== name),
})

/** With another name for one. */
export function renamed(
  views: Views,
  collection: string,
  { from, to }: { readonly from: string; readonly to: string },
): Views {
  const view = viewsOf(views, collection).find(({ name }) => name === from)
  if (!view) return views
  return withView(without(views, collection, from), collection, { ...view, name: to })
}
