/** Asks for what Datastar would be sent, for what is no business of the page's own attributes. */
export const eventStream = (url: string, signal: AbortSignal): Promise<Response> =>
  fetch(url, { headers: { 'Datastar-Request': 'true', Accept: 'text/event-stream' }, signal })
