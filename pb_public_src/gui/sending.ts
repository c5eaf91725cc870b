import { holdReads } from './asks'
import { withTouchedAlone } from './touched'

let passing = false

/** Has the forms of a place saved by `save`, and not sent as they would be by themselves. */
export function watchSubmits(place: HTMLElement, save: (form: HTMLFormElement) => void): void {
  place.addEventListener(
    'submit',
    (event) => {
      if (passing || !(event.target instanceof HTMLFormElement)) return
      event.preventDefault()
      event.stopImmediatePropagation()
      save(event.target)
    },
    true,
  )
}

/** Sends a form by its own attributes: all of it, or what somebody has written in. Whether it is saved. */
export async function sendForm(form: HTMLFormElement, what: 'all' | 'touched'): Promise<boolean> {
  // Nobody would send it, so nobody would ever answer.
  if (!form.isConnected) return false
  const id = form.parentElement?.id
  const answered = new Promise<boolean>((resolve) => {
    const hear = (event: Event): void => {
      const [of, , refused] = (event as CustomEvent<[string, string, unknown]>).detail
      if (of !== id) return
      removeEventListener('pb-sent', hear)
      resolve(!refused)
    }
    addEventListener('pb-sent', hear)
  })
  holdReads(answered)
  const pass = (): void => {
    passing = true
    form.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }))
    passing = false
  }
  if (what === 'all') pass()
  else withTouchedAlone(form, pass)
  return answered
}
