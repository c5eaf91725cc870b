import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { htmlIn, signalsIn } from '../support/datastar'
import {
  type Answer,
  type Ask,
  inDatastar,
  inJson,
  type Matrix,
  recordsOf,
  restored,
  startMatrix,
  VIEWERS,
} from '../support/matrix'
import { idOf, type Shape } from '../support/matrix-schema'

/** What somebody asks who wants to learn of hidden fields and of records that are not shown. */
const QUERIES = [
  ...['filter=secret~"qz"', 'filter=secret="qz_owned_theirs_secret"', 'filter=secret:length>0'],
  ...['filter=keeper.name~"carol"', 'filter=keeper="carol0000000000"', 'filter=keeper!=""'],
  ...['filter=owner.email~"carol"', 'filter=owner.name~"carol"', 'filter=owner.tokenKey!=""'],
  ...['filter=owner.password!=""', 'filter=team.name~"carol"', 'filter=team.members.email?~"a"'],
  ...['filter=shares_via_doc.reader.email?~"ada"', 'filter=@collection.grants.doc?=id'],
  ...['filter=@collection._superusers.email?!=""', 'filter=@request.auth.tokenKey!=""'],
  ...['filter=@collection.locked.secret?~"qz"', 'filter=nothing=1', 'filter=(', 'filter=1=1'],
  ...['sort=secret', 'sort=-keeper.name', 'sort=owner.email', 'sort=-team.name', 'sort=nothing'],
  ...['expand=keeper', 'expand=owner', 'expand=team.members', 'expand=shares_via_doc.reader'],
  ...['expand=owner.shares_via_reader.doc', 'expand=owner.related_via_keeper', 'expand=nothing'],
  ...['fields=*,secret', 'fields=id,secret&expand=owner', 'page=2&perPage=2', 'perPage=1'],
  ...['page=999', 'perPage=0', 'perPage=-1', 'page=-1', 'skipTotal=true', 'perPage=2&skipTotal=1'],
]

let matrix: Matrix
beforeAll(async () => {
  matrix = await startMatrix()
})
afterAll(() => matrix.server.stop())

const spoken = inDatastar('one')

interface Page {
  readonly items: readonly { readonly id: string }[]
  readonly page: number
  readonly perPage: number
  readonly totalItems: number
  readonly totalPages: number
}

const PROBED: readonly Shape[] = ['owned', 'related', 'mixed']

describe.each(PROBED)('%s', (shape) => {
  test.each(VIEWERS)('%s learns as much of a list as from JSON', async (viewer) => {
    for (const query of QUERIES) {
      const path = `${recordsOf(shape)}?${encodeURI(query)}`
      const plain = await inJson(matrix, viewer, path)
      for (const view of ['greedy', 'count', 'options']) {
        const wish = `${path}&signals=total,pages,page,perPage&view=${view}`
        sameList(plain, await spoken(matrix, viewer, wish), { view, of: `${query} as ${view}` })
      }
    }
  })

  test.each(VIEWERS)('%s learns of no record by what is refused', async (viewer) => {
    const path = recordsOf(shape)
    const team = viewer === 'owner' ? 'carol' : 'ada'
    for (const json of [
      { code: `qz_${shape}_theirs_code` },
      { id: idOf(shape, 'theirs') },
      { team: idOf('team', team) },
      { team: idOf('noteam', '') },
      { keeper: idOf('nobody', '') },
      { secret: 'x'.repeat(5001) },
    ]) {
      const tried = async (ask: Ask) => {
        const owner = viewer === 'user' ? idOf('bob', '') : idOf('ada', '')
        const answer = await ask(matrix, viewer, path, { json: { owner, ...json } })
        return { refused: answer.refused, there: await restored(matrix, shape) }
      }
      expect(await tried(spoken), JSON.stringify(json)).toEqual(await tried(inJson))
    }
  })
})

interface Shown {
  readonly view: string
  readonly of: string
}

/** The same numbers, the same records in the same order, the same refusal, and no word more. */
function sameList(plain: Answer, answer: Answer, { view, of }: Shown): void {
  expect(answer.refused, of).toEqual(plain.refused)
  expect(plain.words, of).toEqual(expect.arrayContaining([...answer.words]))
  if (plain.refused) return
  const {
    items,
    page,
    perPage,
    totalItems: total,
    totalPages: pages,
  } = JSON.parse(plain.body) as Page
  expect(signalsIn(answer.events), of).toEqual({ total, pages, page, perPage })
  const html = htmlIn(answer.events)
  if (view === 'count') expect(html, of).toContain(`>${total}<`)
  else expect(html.match(/\b\w{15}(?=">)/g) ?? [], of).toEqual(items.map(({ id }) => id))
}

test.each(VIEWERS)('%s learns the name of no hidden field', async (viewer) => {
  const json = { code: 'qz_open_theirs_code' }
  const { events } = await spoken(matrix, viewer, recordsOf('open'), { json })
  const { fields } = signalsIn(events).error as { fields: object }
  const visible = ['body', 'code', 'created', 'id', 'owner', 'team', 'title', 'updated']
  const hidden = viewer === 'superuser' ? ['keeper', 'secret'] : []
  expect(Object.keys(fields).sort()).toEqual([...visible, ...hidden].sort())
})

test.each(['guest', 'user', 'owner'] as const)(
  'to %s a record that is not shown is as one that is not there',
  async (viewer) => {
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      const told = async (id: string) => {
        const init = { method, ...(method === 'PATCH' && { json: { title: 'x' } }) }
        const { body } = await spoken(matrix, viewer, `${recordsOf('owned')}/${id}?view=row`, init)
        return body
      }
      expect(await told(idOf('owned', 'theirs')), method).toBe(await told(idOf('missing', '')))
    }
  },
)
