type Input = HTMLInputElement

/** Those that have not been given the viewer's clock by controls of their own. */
const timesIn = (form: HTMLFormElement): readonly Input[] => [
  ...form.querySelectorAll<Input>('input[type=datetime-local]:not([data-zone])'),
]

/** Shows the times of a form as the viewer's clock does. As it comes, a form has them in UTC. */
export function showLocalTimes(form: HTMLFormElement): void {
  for (const input of timesIn(form)) {
    for (const place of ['value', 'min', 'max']) {
      const utc = input.getAttribute(place)
      if (utc) input.setAttribute(place, localOf(new Date(`${utc}Z`)))
    }
    for (const label of input.labels ?? []) {
      label.textContent = (label.textContent ?? '').replace(' (UTC)', '')
    }
  }
}

/** Does something while the times of a form are in UTC again, as it sends them. */
export function withUtc(form: HTMLFormElement, work: () => void): void {
  const kept = timesIn(form).map((input) => ({ input, ...limitsOf(input) }))
  for (const { input, value } of kept) {
    // What may be written was looked at before; the limits are in the other zone.
    Object.assign(input, { min: '', max: '' })
    if (value !== '') input.value = new Date(value).toISOString().slice(0, -1)
  }
  work()
  for (const { input, ...was } of kept) Object.assign(input, was)
}

const limitsOf = ({ value, min, max }: Input) => ({ value, min, max })

/** A time as an input has it, without a zone: seconds and less only where there are any. */
export function localOf(time: Date): string {
  const local = new Date(time.valueOf() - time.getTimezoneOffset() * MINUTE)
  return local
    .toISOString()
    .slice(0, -1)
    .replace(/(?::00)?\.000$/, '')
}

const MINUTE = 60_000
