/** Who waits for a form that is not to be sent. */
let waiting: ((data: FormData) => void) | undefined

/** What a form would send: by itself, to nobody. */
export const caught = (submit: () => void): Promise<FormData> =>
  new Promise((resolve) => {
    waiting = resolve
    submit()
  })

/** A `fetch` that hands over the next form to who waits for it. */
export const catching =
  (send: typeof fetch): typeof fetch =>
  async (input, init) => {
    const body = init?.body
    if (!waiting || !(body instanceof FormData)) return send(input, init)
    waiting(body)
    waiting = undefined
    return new Response('', { headers: { 'Content-Type': 'text/event-stream' } })
  }
