import { Agent, request } from 'node:http'

const CLIENTS = 8

/**
 * Requests per second of one path, asked by eight clients at once; with an ETag, of those that have
 * it already.
 * @param {{ url: string, token: string, etag?: string, headers?: Record<string, string> }} server
 * @param {string} path
 * @param {number} ms
 */
export async function throughput({ url, token, etag, headers: more }, path, ms) {
  const began = performance.now()
  let answered = 0
  const headers = {
    Authorization: token,
    ...more,
    ...(etag !== undefined && { 'If-None-Match': etag }),
  }
  const status = etag === undefined ? 200 : 304
  await clients(async (agent) => {
    while (performance.now() - began < ms) {
      await answer(url + path, { headers, status, agent })
      answered++
    }
  })
  return (answered * 1000) / (performance.now() - began)
}

/**
 * So many requests of one path, asked by eight clients at once.
 * @param {{ url: string, token: string }} server
 * @param {string} path
 * @param {{ count: number, headers?: Record<string, string> | undefined }} asked
 */
export async function requests({ url, token }, path, { count, headers }) {
  let left = count
  const all = { Authorization: token, ...headers }
  await clients(async (agent) => {
    while (left-- > 0) await answer(url + path, { headers: all, status: 200, agent })
  })
}

/** @param {(agent: Agent) => Promise<void>} client */
async function clients(client) {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })
  await Promise.all(Array.from({ length: CLIENTS }, () => client(agent)))
  agent.destroy()
}

/**
 * @param {string} url
 * @param {{ headers: Record<string, string>, status: number, agent: Agent }} asked
 * @returns {Promise<void>}
 */
function answer(url, { headers, status, agent }) {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers }, (response) => {
      if (response.statusCode !== status) reject(new Error(`${url}: ${response.statusCode}`))
      response.on('data', () => undefined)
      response.on('end', resolve)
    })
    sent.on('error', reject)
    sent.end()
  })
}

/**
 * How much faster the first is than the second: the median of rounds taken in alternation, so that
 * what else the machine does meets both.
 * @param {() => Promise<number>} first
 * @param {() => Promise<number>} second
 * @param {number} rounds
 */
export async function ratio(first, second, rounds) {
  const ratios = []
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? [first, second] : [second, first]
    const [a = 0, b = 0] = [await order[0]?.(), await order[1]?.()]
    ratios.push(round % 2 === 0 ? a / b : b / a)
  }
  return { median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) }
}

/** @param {readonly number[]} values */
export const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0
