import { isBorrowed, viewer } from './session'

/** Where this browser keeps to which collection somebody signed in last. */
const LAST = 'pb-stack.as'

/** Keeps to which collection who is signed in belongs. */
export function keepLast(): void {
  const name = viewer()?.collectionName
  if (name && !isBorrowed()) localStorage.setItem(LAST, String(name))
}

/** Has the form to sign in begin with the collection that somebody signed in to last. */
export function offerLast(): void {
  const select = document.querySelector<HTMLSelectElement>('#sign-in-as')
  const last = [...(select?.options ?? [])].find(
    ({ value }) => value === localStorage.getItem(LAST),
  )
  if (!select || !last || last.selected) return
  last.selected = true
  select.dispatchEvent(new Event('change'))
}
