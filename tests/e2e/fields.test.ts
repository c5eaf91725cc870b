import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, htmlIn } from '../support/datastar'
import { parsed } from '../support/html'
import { preparedFolder, type Server, startServer } from '../support/server'
import { isMark, openStream } from '../support/stream'

const RECORDS = '/api/collections/articles/records'

/** Shows all that it gets, a text as it is, and what it gets of the one it expands to. */
const VIEW = `<pre id="all-{{.id}}">{{range $name, $value := .}}{{if ne $name "expand"}}{{$name}}={{text $value 0}};
{{end}}{{end}}{{with .expand}}{{range $name, $value := .editor}}{{$name}};{{end}}{{end}}</pre>`

/** What a rich text holds; each is cut at several lengths. */
const TEXTS = [
  'plain, without a tag',
  '<p>Two paragraphs</p><p>and <b>no</b> space &amp; more</p>',
  '<h1>Title</h1><ul><li>one</li><li>two <i>and</i> a half</li></ul>',
  '<p>a < b &lt;script&gt;alert(1)&lt;/script&gt; &#8364;&#x20ac; &quot;quoted&quot;</p>',
  '<p>before<script>alert("hidden")</script><style>p { color: red }</style>after</p>',
  '<p>line<br>break,   many\n\tspaces</p>\n\n<div>in <div>boxes</div></div>',
  '<img src=x onerror=alert(1) alt="> not the end">text<!-- a > comment -->more',
  '<p title="a > b">attribute</p><button>none of it</button><p>ünïcödé 😀😀😀 letters</p>',
  '',
]

let server: Server
let ids: readonly string[] = []

beforeAll(async () => {
  const folder = preparedFolder()
  mkdirSync(join(folder, 'pb_hooks/views'))
  writeFileSync(join(folder, 'pb_hooks/views/all.html'), VIEW)
  server = await startServer(folder)
  const open = { listRule: '', viewRule: '', createRule: '', updateRule: '' }
  const editors = { name: 'editors', type: 'base', ...open }
  const made = await server.admin('/api/collections', {
    json: {
      ...editors,
      fields: [
        { name: 'name', type: 'text' },
        { name: 'town', type: 'text' },
      ],
    },
  })
  const { id: collectionId } = (await made.json()) as { id: string }
  await server.admin('/api/collections', {
    json: {
      name: 'articles',
      type: 'base',
      ...open,
      fields: [
        { name: 'title', type: 'text' },
        { name: 'body', type: 'editor' },
        { name: 'secret', type: 'text', hidden: true },
        { name: 'editor', type: 'relation', collectionId, maxSelect: 1 },
      ],
    },
  })
  const editor = await add('editors', { name: 'Ada', town: 'London' })
  ids = await Promise.all(
    TEXTS.map((body, nth) => add('articles', { title: `Nr. ${nth}`, body, secret: 'no', editor })),
  )
})
afterAll(() => server?.stop())

async function add(collection: string, json: object): Promise<string> {
  const answer = await server.admin(`/api/collections/${collection}/records`, { json })
  return ((await answer.json()) as { id: string }).id
}

/** The texts of the elements that a view makes of records. */
async function shown(query: string): Promise<readonly string[]> {
  const { events } = await ask(server, `${RECORDS}?view=all&sort=title&${query}`)
  return textsIn(htmlIn(events))
}

const textsIn = (html: string): readonly string[] =>
  parsed(html).elements.flatMap((element) =>
    element.tagName === 'pre' ? [element.childNodes.map(textOf).join('')] : [],
  )

const textOf = (node: object): string => ('value' in node ? String(node.value) : '')

test('a view gets what a request picks, and what a page finds a record by', async () => {
  const [first = ''] = await shown('fields=title')
  expect(first.match(/\w+(?==)/g)).toEqual(['collectionId', 'collectionName', 'id', 'title'])
  const [all = ''] = await shown('fields=*')
  expect(all.match(/^\w+(?==)/gm)).toContain('body')
  expect(all).not.toContain('secret')
})

test('what is expanded is picked likewise', async () => {
  const last = async (query: string) => (await shown(query))[0]?.split('\n').at(-1)
  expect(await last('expand=editor&fields=title,expand.editor.name')).toBe(
    'collectionId;collectionName;id;name;',
  )
  expect(await last('expand=editor&fields=title')).toBe('')
  expect(await last('expand=editor&fields=*,expand.editor.*')).toContain('town;')
})

test.each(['8', '20,true', '200, false'])(
  'an excerpt of %s letters is the one that PocketBase gives',
  async (limit) => {
    const fields = `fields=${encodeURIComponent(`body:excerpt(${limit}),id`)}`
    const answer = await server.admin(`${RECORDS}?sort=title&${fields}`)
    const { items } = (await answer.json()) as { items: readonly { body: string }[] }
    const texts = await shown(fields)
    expect(texts.map((text) => /^body=([\s\S]*?);\n/.exec(text)?.[1])).toEqual(
      items.map(({ body }) => body),
    )
    expect(texts).toHaveLength(TEXTS.length)
  },
)

test('what is wrong with it is an error in the words of PocketBase', async () => {
  const query = 'fields=body:excerpt(none)'
  const { status, body } = await ask(server, `${RECORDS}?view=all&${query}`)
  const plain = await server.fetch(`${RECORDS}?${query}`)
  expect([status, body]).toEqual([plain.status, await plain.text()])
})

test('a live message shows the same', async () => {
  const fields = `fields=${encodeURIComponent('title,body:excerpt(12,true)')}`
  const stream = await openStream(server, `/api/realtime?live=articles&view=all&${fields}`)
  try {
    await stream.until(isMark)
    const id = ids[1] ?? ''
    await server.admin(`${RECORDS}/${id}`, { method: 'PATCH', json: { title: 'New' } })
    const changed = await stream.until(({ data }) => 'fragments' in data)
    const listed = await shown(`${fields}&filter=${encodeURIComponent(`id="${id}"`)}`)
    expect(textsIn(htmlIn([changed]))).toEqual(listed)
    expect(listed[0]).toContain('body=Two paragrap...;')
  } finally {
    await stream.close()
  }
})
