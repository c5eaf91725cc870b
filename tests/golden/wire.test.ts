import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { refused } from '../../pb_hooks_src/records/refusal'
import {
  type Dialect,
  type Event,
  isMode,
  joined,
  MODES,
  patchElements,
  patchSignals,
  pieces,
  removeElements,
} from '../../pb_hooks_src/web/datastar'
import { eventsIn } from '../support/datastar'

const ITSELF = { target: '', mode: 'outer' } as const
const LINES = '<ul id="list">\n<li>one</li>\r\n<li>two</li>\r<li>\n\n  three</li>\n</ul>'
const WILD = '\ndata: x\n\nevent: y\r\nid: z\r\u2028\u2029<b>`$a` \\ "ü€😀" $error'

interface Case {
  readonly events: (dialect: Dialect) => readonly Event[]
  /** How they travel, if not as an answer. */
  readonly printed?: (events: readonly Event[]) => string
  /** What a reader of event streams gets, where both dialects use the same words. */
  readonly read: readonly object[]
}

/** Each shows something of its own; read the difference before you update one (`-u`). */
const CASES: Readonly<Record<string, Case>> = {
  modes: {
    events: (dialect) =>
      MODES.filter(isMode).map((mode) =>
        patchElements(dialect, '<p id="a">a</p>', { target: '#there', mode }),
      ),
    read: MODES.map(() => ({ selector: '#there', html: '<p id="a">a</p>' })),
  },
  elements: {
    events: (dialect) => [
      patchElements(dialect, LINES, ITSELF),
      patchElements(dialect, `<p id="wild">${WILD}</p>`, ITSELF),
      patchElements(dialect, '', { target: '#empty', mode: 'inner' }),
      patchElements(dialect, ' \n', ITSELF),
      removeElements(dialect, '#gone,\r\n.too'),
    ],
    read: [
      { html: LINES.replace(/\r\n?/g, '\n') },
      { html: `<p id="wild">${WILD.replace(/\r\n?/g, '\n')}</p>` },
      { selector: '#empty', html: '' },
      { html: ' \n' },
      { selector: '#gone, .too' },
    ],
  },
  signals: {
    events: (dialect) => [
      patchSignals(dialect, {}),
      patchSignals(dialect, { total: 12, saved: 'a\u0000', _token: 'a.b.c', none: null }),
      patchSignals(dialect, { wild: WILD, list: [WILD, { deep__name: 1 }], __proto: { a__b: 1 } }),
      refused(dialect, { status: 400, code: 'bad_request', message: WILD, fields: { b: WILD } }, [
        ...['a', 'b', '__proto__'],
      ]),
    ],
    read: [
      { signals: {} },
      { signals: { total: 12, saved: 'a\u0000', _token: 'a.b.c', none: null } },
      { signals: { wild: WILD, list: [WILD, { deep_name: 1 }], _proto: { a_b: 1 } } },
      {
        signals: {
          error: {
            ...{ status: 400, code: 'bad_request', message: WILD },
            fields: { a: '', b: WILD, _proto_: '' },
          },
        },
      },
    ],
  },
  live: {
    events: (dialect) => [
      joined(
        removeElements(dialect, '#notes-row-a'),
        patchElements(dialect, LINES, { target: '#notes-rows', mode: 'prepend' }),
        patchSignals(dialect, { live: { changed: '1', notes: '1' } }),
      ),
    ],
    printed: messages,
    read: [
      { selector: '#notes-row-a' },
      { selector: '#notes-rows', html: LINES.replace(/\r\n?/g, '\n') },
      { signals: { live: { changed: '1', notes: '1' } } },
    ],
  },
}

const whole = (events: readonly Event[]): string => pieces(events).join('')

/** As PocketBase writes the messages of its streams. */
function messages(events: readonly Event[]): string {
  return events.map(({ name, data }) => `id:CLIENT\nevent:${name}\ndata:${data}\n\n`).join('')
}

describe.each(['beta', 'one'] as const)('in %s', (dialect) => {
  test.each(Object.keys(CASES))('%s travel as they did, and a reader gets them', async (name) => {
    const { events, read, printed = whole } = CASES[name] as Case
    const text = printed(events(dialect))
    const told = eventsIn(text).map(({ data }) => {
      const { fragments, elements = fragments, selector, signals } = data
      return {
        ...(selector !== undefined && { selector }),
        ...(elements !== undefined && { html: elements }),
        ...(signals !== undefined && { signals: JSON.parse(signals) }),
      }
    })
    expect(told).toEqual(read)
    const file = join(import.meta.dirname, 'wire', `${name}.${dialect}.txt`)
    await expect(text).toMatchFileSnapshot(file)
  })
})

test('an answer without events is no text at all', () => expect(whole([])).toBe(''))

test('a long text is a piece of its own, which nothing is put around', () => {
  const html = `<p id="long">${'long '.repeat(1000)}</p>`
  const sent = pieces([
    patchElements('one', html, { target: '#there', mode: 'inner' }),
    patchSignals('one', { page: 1 }),
  ])
  expect(sent).toContain(html)
  expect(eventsIn(sent.join('')).map(({ data }) => data)).toEqual([
    { selector: '#there', mode: 'inner', elements: html },
    { signals: '{"page":1}' },
  ])
})
