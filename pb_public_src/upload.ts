import type { Asked } from './asked'

/** Whether a body brings files. */
export const hasFiles = ({ init: { body } }: Asked): boolean =>
  body instanceof FormData && [...body.values()].some((value) => value instanceof File)

/** Sends a form with files as `fetch` does, which cannot say how far it is: in percent. */
export function upload({ url, init }: Asked, progress: (percent: number) => void) {
  return new Promise<Response>((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(init.method ?? 'POST', url)
    for (const [name, value] of init.headers) request.setRequestHeader(name, value)
    request.upload.onprogress = ({ loaded, total }) => progress(Math.round((100 * loaded) / total))
    request.onload = () => {
      const { status, response } = request
      const headers = { 'Content-Type': request.getResponseHeader('Content-Type') ?? '' }
      resolve(new Response(response || null, { status, headers }))
    }
    request.onloadend = reject
    init.signal?.addEventListener('abort', () => request.abort())
    request.send(init.body as FormData)
  })
}
