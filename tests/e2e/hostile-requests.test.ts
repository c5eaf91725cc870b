import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACCEPT, eventsIn, htmlIn, signalsIn, type Told } from '../support/datastar'
import { PAYLOADS, skeletonOf } from '../support/hostile'
import { OUTSIDE, startHostile, THINGS, thing } from '../support/hostile-things'
import type { Server } from '../support/server'

/** Ways out of the folder of views. */
const PATHS = [
  ...['../secret', '../secret.html', '..\\secret', 'people/private', 'people\\private', './row'],
  ...['/etc/passwd', 'C:\\secret', 'file:///etc/passwd', '%2e%2e/secret', '..%2fsecret', '.', '..'],
  ...['row\u0000', '\u0000', '../secret\u0000.html', 'row.html', 'row.list', '_row', 'row/', '~'],
  ...['__proto__', 'constructor', 'toString', 'row\n', ' row', 'räw', 'x'.repeat(65), '{{.}}'],
]
const VALUES = [...PATHS, ...Object.values(PAYLOADS)]

/** What PocketBase and the pack read of a query. */
const PARAMETERS = [
  ...['view', 'target', 'mode', 'signals', 'zone', 'sort', 'filter', 'expand', 'fields', 'page'],
  ...['perPage', 'skipTotal', 'datastar', 'constructor', '__proto__'],
]

/** Those of the pack, whose values are of a closed form. */
const OURS = ['view', 'target', 'mode', 'signals']

let server: Server
let id = ''
beforeAll(async () => {
  server = await startHostile()
  id = await thing(server, 'plain')
})
afterAll(() => server.stop())

interface Answer {
  readonly status: number
  readonly type: string
  readonly body: string
  readonly events: readonly Told[]
}

/** Sends bytes that no library would let through. */
async function raw(target: string, headers: readonly string[] = []): Promise<Answer> {
  const { hostname, port } = new URL(server.url)
  const lines = ['Datastar-Request: true', `Accept: ${ACCEPT.beta}`, ...headers]
  const socket = connect(Number(port), hostname)
  socket.write(`GET ${target} HTTP/1.0\r\nHost: ${hostname}\r\n${lines.join('\r\n')}\r\n\r\n`)
  let text = ''
  for await (const chunk of socket) {
    text += String(chunk)
    // A stream that opens stays open.
    if (/text\/event-stream/.test(text) && /realtime/.test(target) && text.endsWith('\n\n')) break
  }
  socket.destroy()
  const end = text.indexOf('\r\n\r\n')
  const [head, body] = [text.slice(0, end), text.slice(end + 4)]
  const type = /^content-type: (.*)$/im.exec(head)?.[1]?.trim() ?? ''
  const events = type === 'text/event-stream' ? eventsIn(body) : []
  return { status: Number(head.split(' ')[1]), type, body, events }
}

/** Either what is always answered, or an error with a code; never what lies outside. */
function isHarmless({ status, type, body, events }: Answer, bones: readonly string[], of: string) {
  expect(body, of).not.toContain(OUTSIDE)
  expect(body, of).not.toContain('root:')
  if (type !== 'text/event-stream') {
    expect(status, `${of}: ${body}`).toBeOneOf([204, 400, 404])
    if (status !== 204 && type.includes('json'))
      expect(JSON.parse(body), of).toHaveProperty('status')
    return
  }
  expect(status, of).toBe(200)
  const html = htmlIn(events)
  // What is picked by \`fields\` is less, and nothing else.
  expect(bones, of).toEqual(expect.arrayContaining([...skeletonOf(html)]))
  const { error } = signalsIn(events) as { error?: { status: number; code: string } }
  if (html !== '') expect(error, of).toBeUndefined()
  if (error) expect(error, of).toMatchObject({ code: expect.stringMatching(/^[a-z_]+$/) })
  if (error) expect(error.status, of).toBeOneOf([400, 404])
}

test.each(PARAMETERS)(
  'whatever stands in %s of a list and a record, nothing runs',
  async (name) => {
    for (const path of [THINGS, `${THINGS}/${id}`]) {
      const bones = skeletonOf(htmlIn((await raw(path)).events))
      for (const value of VALUES) {
        const answer = await raw(`${path}?${name}=${encodeURIComponent(value)}`)
        isHarmless(answer, bones, `${name}=${value}`)
        if (OURS.includes(name))
          expect(signalsIn(answer.events), value).toHaveProperty('error.code')
      }
    }
  },
)

test('a time zone is the name of one, and not that of the server', async () => {
  for (const value of [...VALUES, 'Local', 'Europe', 'tzdata.zi', '/etc/localtime']) {
    const path = `${THINGS}/${id}?view=zoned&zone=${encodeURIComponent(value)}`
    const { events, body } = await raw(path)
    expect(htmlIn(events), value).toBe('')
    expect(signalsIn(events).error, body).toMatchObject({ status: 400, code: 'bad_request' })
  }
})

test.each(['live', 'view', 'filter', 'sort', 'page', 'expand'])(
  'whatever stands in %s of a stream, it says that it is open, or is refused',
  async (name) => {
    for (const value of VALUES) {
      const rest = name === 'live' ? '' : 'live=things&'
      const { status, events } = await raw(
        `/api/realtime?${rest}${name}=${encodeURIComponent(value)}`,
      )
      expect(status, value).toBeOneOf(name === 'live' || name === 'view' ? [400, 404] : [200, 400])
      const told = status === 200 ? ['datastar-merge-signals'] : []
      expect(
        events.map(({ event }) => event),
        value,
      ).toEqual(told)
    }
  },
)

test.each(['Authorization', 'Last-Event-ID', 'Accept', 'Datastar-Request', 'Content-Type'])(
  'whatever stands in the header %s, nothing runs',
  async (name) => {
    const bones = skeletonOf(htmlIn((await raw(THINGS)).events))
    for (const value of VALUES) {
      const answer = await raw(THINGS, [`${name}: ${value.replace(/[\r\n]/g, ' ')}`])
      isHarmless(answer, bones, `${name}: ${value}`)
    }
  },
)
