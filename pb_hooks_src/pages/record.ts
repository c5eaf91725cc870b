import { phrase } from '../model/names'
import { idOf, itemId, listId } from '../web/ids'
import { cell, detailed } from './cell'
import { still } from './go'
import { columns, naming, readable, type Shown } from './shown'
import { title } from './value'

/** A view as a collection has it without a file: one record, and what stands around a list. */
export interface Texts {
  readonly item: string
  readonly list: string
}

type View = (shown: Shown) => Texts

/** The body of a table, which a page puts its own head on; `table` brings one. */
export const rows: View = (shown) => ({
  item: row(shown),
  list: around(shown, 'rows', 'tbody'),
})

export const table: View = (shown) => {
  const { collection } = shown
  const heads = columns(shown).map(({ name }) => `<th scope="col">${still(phrase(name))}</th>`)
  return {
    item: row(shown),
    list: lines(
      `<table id="${idOf(collection.name, 'table')}">`,
      `<caption>${still(phrase(collection.name))}</caption>`,
      '<thead><tr>',
      ...heads,
      '</tr></thead>',
      around(shown, 'rows', 'tbody'),
      '</table>',
    ),
  }
}

export const card: View = (shown) => ({
  item: lines(
    `<article id="${id(shown, 'card')}">`,
    `<h3>${titleIn(shown)}</h3>`,
    ...described(shown, beside(shown)),
    '</article>',
  ),
  list: around(shown, 'card', 'div'),
})

export const detail: View = (shown) => ({
  item: lines(
    `<section id="${id(shown, 'detail')}">`,
    `<h2>${titleIn(shown)}</h2>`,
    ...described(shown, readable(shown.collection, shown.superuser), detailed),
    '</section>',
  ),
  list: around(shown, 'detail', 'div'),
})

export const list: View = (shown) => ({
  item: `<li id="${id(shown, 'list')}">${titleIn(shown)}</li>`,
  list: around(shown, 'list', 'ul'),
})

/** A record in few words, to stand inside of something else. */
export const brief: View = (shown) => ({
  item: `<span id="${id(shown, 'cell')}">${titleIn(shown)}</span> `,
  list: around(shown, 'cell', 'span'),
})

/** What a select offers. An option has no id: two selects may offer the same records. */
export const options: View = (shown) => ({
  item: `<option value="{{.id}}">${titleIn(shown)}</option>`,
  list: `<select id="${listId(shown.collection.name, 'options')}"><option value=""></option>${ITEMS}</select>`,
})

/** How many there are; it has nothing to show of one record. */
export const count: View = ({ collection }) => ({
  item: '',
  list: `<span id="${listId(collection.name, 'count')}">{{.page.totalItems}}</span>`,
})

/** What a heading does not say already. */
function beside(shown: Shown): ReturnType<typeof columns> {
  const said = naming(shown.collection, shown.superuser).map(({ name }) => name)
  return columns(shown).filter(({ name }) => !said.includes(name))
}

const ITEMS = '{{template "items" $}}'

/** The text of several lines; a line end between tags is for who reads it, and is not sent. */
export const lines = (...texts: readonly string[]): string => texts.join('\n')

const id = ({ collection }: Shown, view: string): string =>
  `${itemId(collection.name, view)}{{.id}}`

const titleIn = ({ collection, superuser }: Shown): string => title(collection, superuser)

function row(shown: Shown): string {
  const [first] = naming(shown.collection, shown.superuser)
  const cells = columns(shown).map((field) =>
    field.name === first?.name
      ? `<th scope="row">${cell(field, shown)}</th>`
      : `<td>${cell(field, shown)}</td>`,
  )
  return lines(`<tr id="${id(shown, 'row')}">`, ...cells, '</tr>')
}

/** `:empty` in a style sheet can say what `data-empty` says, whoever adds and removes records. */
export const around = ({ collection }: Shown, view: string, tag: string): string =>
  `<${tag} id="${listId(collection.name, view)}" data-empty="No ${still(
    phrase(collection.name).toLowerCase(),
  )}">${ITEMS}</${tag}>`

/** Fields and what they hold, as a list of terms. */
export const described = (
  shown: Shown,
  fields: ReturnType<typeof columns>,
  said: typeof cell = cell,
): readonly string[] => [
  '<dl>',
  ...fields.map(
    (field) => `<div><dt>${still(phrase(field.name))}</dt><dd>${said(field, shown)}</dd></div>`,
  ),
  '</dl>',
]
