import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { htmlIn, signalsIn } from '../support/datastar'
import {
  type Answer,
  type Ask,
  inDatastar,
  inJson,
  type Matrix,
  PEOPLE,
  recordsOf,
  restored,
  startMatrix,
  VIEWERS,
  type Viewer,
  viewerId,
  wordsIn,
} from '../support/matrix'
import { idOf, KINDS, SHAPE_NAMES, type Shape } from '../support/matrix-schema'

/** Views that show all that there is to show of a record, and others. */
const WHOLE = ['rows', 'table', 'grid', 'card', 'detail', 'greedy']
const VIEWS = [...WHOLE, 'list', 'cell', 'options', 'form', 'count']

let matrix: Matrix
beforeAll(async () => {
  matrix = await startMatrix()
})
afterAll(() => matrix.server.stop())

interface Item {
  readonly id: string
}
interface Page {
  readonly items: readonly Item[]
  readonly page: number
  readonly perPage: number
  readonly totalItems: number
  readonly totalPages: number
}

/** Each viewer speaks one of the dialects. */
const spoken = (viewer: Viewer): Ask =>
  inDatastar(VIEWERS.indexOf(viewer) % 2 === 0 ? 'beta' : 'one')

/** What a record says of itself, whatever it leads to. */
const ownWords = (item: Item): readonly string[] =>
  wordsIn(JSON.stringify({ ...item, expand: undefined }))

/** The ids of the records that a view of a list shows, in its order. */
const idsIn = (html: string): readonly string[] =>
  [...html.matchAll(/(?:id="\w+-\w+-|<option value=")(\w{15})"/g)].map(([, id = '']) => id)

const kindsOf = (shape: Shape) => (shape === 'related' ? KINDS : KINDS.slice(0, 3))
const EXPAND = 'expand=owner,team,keeper,shares_via_doc.reader'

/** Who lists what, for each viewer: rules that told nobody apart would show nothing. */
const ALL = KINDS.join(' ')
const SEEN = {
  locked: [403, 403, 403, ALL],
  open: [ALL, ALL, ALL, ALL],
  members: ['', ALL, ALL, ALL],
  // To PocketBase a guest has an empty id, and so has nobody.
  owned: ['nobodys', '', 'mine', ALL],
  related: ['', '', 'mine granted shared', ALL],
  mixed: [ALL, ALL, ALL, ALL],
}

test('the rules tell the viewers apart', async () => {
  const seen = async (shape: Shape, viewer: Viewer) => {
    const { refused, body } = await inJson(matrix, viewer, recordsOf(shape))
    if (refused) return refused.status
    const ids = (JSON.parse(body) as Page).items.map(({ id }) => id)
    return KINDS.filter((kind) => ids.includes(idOf(shape, kind))).join(' ')
  }
  const rows = SHAPE_NAMES.map(async (shape) => [
    shape,
    await Promise.all(VIEWERS.map((viewer) => seen(shape, viewer))),
  ])
  expect(Object.fromEntries(await Promise.all(rows))).toEqual(SEEN)
})

describe.each(SHAPE_NAMES)('%s', (shape) => {
  test.each(VIEWERS)('a list for %s', async (viewer) => {
    for (const query of [EXPAND, ...(shape === 'related' ? [`${EXPAND}&key=sesame`] : [])]) {
      const path = `${recordsOf(shape)}?sort=title&${query}`
      const plain = await inJson(matrix, viewer, path)
      const asked = VIEWS.map(async (view) => {
        const wish = `${path}&view=${view}&signals=total,pages,page,perPage`
        sameList(view, plain, await spoken(viewer)(matrix, viewer, wish))
      })
      await Promise.all(asked)
    }
  })

  test.each(VIEWERS)('one record for %s', async (viewer) => {
    const asked = kindsOf(shape).map(async (kind) => {
      const path = `${recordsOf(shape)}/${idOf(shape, kind)}?${EXPAND}`
      const plain = await inJson(matrix, viewer, path)
      for (const view of VIEWS) {
        sameRecord(view, plain, await spoken(viewer)(matrix, viewer, `${path}&view=${view}`))
      }
    })
    await Promise.all(asked)
  })

  test.each(VIEWERS)('a create by %s', async (viewer) => {
    for (const owner of [viewerId(viewer), viewerId('owner'), idOf(PEOPLE.other, '')]) {
      const json = { title: 'qz_new', body: 'qz_new_body', secret: 'qz_new_secret', owner }
      const tried = (ask: Ask) =>
        done(ask, viewer, { path: recordsOf(shape), json: { ...json, team: idOf('team', 'ada') } })
      expect(await tried(spoken(viewer)), owner).toEqual(await tried(inJson))
    }
  })

  test.each(VIEWERS)('an update by %s', async (viewer) => {
    for (const kind of kindsOf(shape)) {
      const path = `${recordsOf(shape)}/${idOf(shape, kind)}`
      const json = { title: 'qz_new', secret: 'qz_new_secret', keeper: '' }
      const tried = (ask: Ask) => done(ask, viewer, { path, method: 'PATCH', json })
      expect(await tried(spoken(viewer)), kind).toEqual(await tried(inJson))
    }
  })

  test.each(VIEWERS)('a delete by %s', async (viewer) => {
    for (const kind of kindsOf(shape)) {
      const path = `${recordsOf(shape)}/${idOf(shape, kind)}`
      const tried = (ask: Ask) => done(ask, viewer, { path, method: 'DELETE' })
      expect(await tried(spoken(viewer)), kind).toEqual(await tried(inJson))
    }
  })

  interface Write {
    readonly path: string
    readonly method?: string
    readonly json?: object
  }

  /** Writes, and says what was told and what is there then; puts everything back. */
  async function done(ask: Ask, viewer: Viewer, { path, ...init }: Write) {
    const { refused, words } = await ask(matrix, viewer, path, init)
    return { refused, words, there: await restored(matrix, shape) }
  }
})

/** The same is refused, and nobody reads a word that JSON would not tell. */
function sameAnswer(view: string, plain: Answer, answer: Answer): void {
  expect(answer.refused, view).toEqual(plain.refused)
  expect(plain.words, view).toEqual(expect.arrayContaining([...answer.words]))
}

function sameRecord(view: string, plain: Answer, answer: Answer): void {
  sameAnswer(view, plain, answer)
  if (plain.refused || !WHOLE.includes(view)) return
  const own = ownWords(JSON.parse(plain.body))
  expect(own.length).toBeGreaterThan(2)
  expect(wordsIn(htmlIn(answer.events)), view).toEqual(expect.arrayContaining([...own]))
}

function sameList(view: string, plain: Answer, answer: Answer): void {
  sameAnswer(view, plain, answer)
  const html = htmlIn(answer.events)
  if (plain.refused) {
    expect(html).toBe('')
    return
  }
  const { items, page, perPage, totalItems, totalPages } = JSON.parse(plain.body) as Page
  const signals = { total: totalItems, pages: totalPages, page, perPage }
  expect(signalsIn(answer.events), view).toEqual(signals)
  if (view === 'count') expect(html).toContain(`>${totalItems}<`)
  else if (view === 'form') expect(wordsIn(html)).toEqual([])
  else expect(idsIn(html), view).toEqual(items.map(({ id }) => id))
  if (WHOLE.includes(view)) {
    expect(wordsIn(html), view).toEqual(expect.arrayContaining(items.flatMap(ownWords)))
  }
}
