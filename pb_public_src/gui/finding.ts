import { byId } from './element'
import { readPlace } from './place'

/** The collection whose words are being written, and not looked for yet; `''` where none are. */
let writing = ''

/** Says in the bar what is looked for in a table, but not over what somebody is just writing there. */
export function showFind(collection: string, find: string): void {
  if (writing !== collection) byId<HTMLInputElement>('find').value = find
}

/** Looks for words, once there is a pause in their writing, in the table that they were written for. */
export function watchFind(look: (find: string) => void): void {
  const input = byId<HTMLInputElement>('find')
  let timer = 0
  input.addEventListener('input', () => {
    clearTimeout(timer)
    writing = collectionHere()
    timer = window.setTimeout(() => {
      const here = writing === collectionHere()
      writing = ''
      if (here) look(input.value)
    }, PAUSE)
  })
}

/** So long a pause is awaited, in milliseconds. */
const PAUSE = 250

function collectionHere(): string {
  const place = readPlace(location.hash)
  return place.is === 'table' ? place.collection : ''
}
