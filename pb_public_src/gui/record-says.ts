import { byId } from './element'

/** Says something in the sheet; `''` is nothing. */
export function say(text: string): void {
  byId('record-says').textContent = text
  byId('record-says').hidden = text === ''
}
