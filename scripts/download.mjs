import { Fault, reasonOf } from './fault.mjs'

/**
 * @typedef {object} Limits
 * @property {number} connectMs until the headers are there
 * @property {number} stallMs between two pieces of the body; the whole may take as long as it needs
 */

/**
 * Downloads a whole file.
 * @param {string} url
 * @param {Limits} limits
 * @param {(received: number, total: number) => void} [onProgress] in bytes; total is 0 when unknown
 * @returns {Promise<Buffer>}
 */
export async function download(url, limits, onProgress = () => {}) {
  const controller = new AbortController()
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  /** @param {number} ms */
  const expectWithin = (ms) => {
    clearTimeout(timer)
    timer = setTimeout(() => controller.abort(new Fault(`nothing came for ${ms / 1000} s`)), ms)
  }
  try {
    expectWithin(limits.connectMs)
    const response = await fetch(url, { signal: controller.signal })
    if (!response.ok) throw new Fault(`the answer was ${response.status} ${response.statusText}`)
    const total = Number(response.headers.get('content-length') ?? 0)
    const chunks = []
    let received = 0
    expectWithin(limits.stallMs)
    for await (const chunk of response.body ?? []) {
      expectWithin(limits.stallMs)
      chunks.push(chunk)
      received += chunk.length
      onProgress(received, total)
    }
    return Buffer.concat(chunks)
  } catch (error) {
    throw new Fault(`${url}: ${reasonOf(error)}`)
  } finally {
    clearTimeout(timer)
    // Closes the connection of an answer that was not read to its end.
    controller.abort()
  }
}
