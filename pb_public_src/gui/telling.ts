import { byId } from './element'

/**
 * Tells something to who does not see the page, once what is being told is said. A region that comes with its
 * text is not read out, so this one is there from the beginning.
 */
export function tell(text: string): void {
  byId('told').textContent = text
}
