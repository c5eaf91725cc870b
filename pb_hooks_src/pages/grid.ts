import { type Field, perShape, type Value } from '../model/model'
import { phrase } from '../model/names'
import { idOf, itemId, listId } from '../web/ids'
import { PICK } from './bulk-texts'
import { cell } from './cell'
import { isWritten } from './form'
import { at, still } from './go'
import { type Attributes, attributes } from './input'
import { lines, type Texts } from './record'
import { columns, naming, type Shown } from './shown'
import { value } from './value'

/**
 * The table of the GUI: a head that says what its script has to know of each column, and lines. It
 * shows texts shortened; its script shows times by the viewer's clock, which costs a server as much as
 * all the rest of a line.
 */
export function grid(shown: Shown): Texts {
  const { collection } = shown
  return {
    item: line(shown),
    list: lines(
      `<table id="${idOf(collection.name, 'grid')}" class="grid" role="grid"${attributes({
        'aria-label': phrase(collection.name),
        'aria-multiselectable': 'true',
        'aria-readonly': isView(shown) && 'true',
        'data-first': first(shown),
      })}>`,
      '<thead><tr>',
      `<th scope="col" class="pick">${picker(PICK.all)}</th>`,
      ...heads(shown),
      '</tr></thead>',
      body(shown),
      '</table>',
    ),
  }
}

/** The lines alone, to be put into a table that is there. */
export const gridLines = (shown: Shown): Texts => ({ item: line(shown), list: body(shown) })

/** Lines say which heads they belong below, so that those of another schema are not taken for theirs. */
const body = (shown: Shown): string =>
  `<tbody id="${listId(shown.collection.name, 'grid')}" data-heads="${wordFor(heads(shown).join(''))}">{{template "items" $}}</tbody>`

const heads = (shown: Shown): readonly string[] => columns(shown).map((field) => head(field, shown))

/** A short word for a text: another one for another text, but by rare chance. */
function wordFor(text: string): string {
  let word = 0
  for (let at = 0; at < text.length; at += 1) word = Math.imul(word, 31) + text.charCodeAt(at)
  return (word >>> 0).toString(36)
}

function line(shown: Shown): string {
  const all = columns(shown)
  const title = titleOf(shown)
  const cells = all.map((field) => {
    const isTitle = field.name === title?.name
    // There is no link in a link.
    const text = isTitle && isLink(field) ? value(field) : short(field, shown)
    const alone = attributes({ 'aria-readonly': !isView(shown) && !edited(field, shown) && 'true' })
    if (isTitle) {
      const link = `#/${shown.collection.name}/{{.id}}`
      return `<th scope="row"${alone}><a href="${link}">${orId(field, text)}</a></th>`
    }
    return `<td${field.value.is === 'number' ? ' class="n"' : ''}${alone}>${text}</td>`
  })
  const pick = `<td class="pick">${picker(PICK.one)}</td>`
  return lines(`<tr id="${itemId(shown.collection.name, 'grid')}{{.id}}">`, pick, ...cells, '</tr>')
}

/** What tells which record a line is of, and leads to it. */
const titleOf = (shown: Shown): Field | undefined =>
  naming(shown.collection, shown.superuser)[0] ?? columns(shown)[0]

/** What tells which record it is has to say something. */
function orId({ name }: Field, text: string): string {
  const asked = text.startsWith(asking(name))
  const said = asked ? text.replace(/\{\{end\}\}$/, '') : `{{if ${at(name)}}}${text}`
  return `${said}{{else}}<i>{{.id}}</i>{{end}}`
}

/** Chooses a line, or all of them. By keyboard a line is chosen from each of its cells. */
const picker = (label: string): string =>
  `<input type="checkbox" tabindex="-1" aria-label="${label}">`

const isLink = ({ value }: Field): boolean =>
  value.is === 'file' || (value.is === 'text' && ['email', 'url'].includes(value.format))

/** So much of a text is shown, in characters. */
const MOST = 200

const short = (field: Field, shown: Shown): string =>
  (field.many ? undefined : shortened(field.value)(field)) ?? cell(field, shown)

const usual = () => () => undefined

const shortened = perShape<(field: Field) => string | undefined>({
  text:
    ({ format, length }) =>
    ({ name }) =>
      (format === 'plain' && length.max > MOST) || format === 'html'
        ? ifAny(name, `{{printf "%.${MOST}s" .}}`)
        : format === 'email' || format === 'url'
          ? undefined
          : ifAny(name),
  number: usual,
  bool: usual,
  time:
    () =>
    ({ name }) =>
      `<time>{{${at(name)}}}</time>`,
  choice:
    () =>
    ({ name }) =>
      ifAny(name, '<span class="chip">{{.}}</span>'),
  link: usual,
  file: usual,
  point: usual,
  json:
    () =>
    ({ name }) =>
      `{{with text ${at(name)} 0}}{{if ne . "null"}}{{printf "%.${MOST}s" .}}{{end}}{{end}}`,
  opaque: usual,
})

/** To print nothing costs as much as to print something, so what is empty is not printed. */
const ifAny = (name: string, said = '{{.}}'): string => `${asking(name)}${said}{{end}}`

const asking = (name: string): string => `{{with ${at(name)}}}`

/** What the table is sorted by until somebody says otherwise: the newest first, where it is known. */
function first({ collection: { kind, fields } }: Shown): string {
  const created = fields.find(
    ({ name, value, access }) => name === 'created' && value.is === 'time' && access === 'read',
  )
  return created ? '-created' : kind === 'view' ? 'id' : '-@rowid'
}

function head(field: Field, shown: Shown): string {
  const { name, help, value, many } = field
  const sort = sorted(field, shown)
  const said: Attributes = {
    scope: 'col',
    title: help,
    'data-field': name,
    'data-is': value.is === 'text' ? value.format : value.is,
    'data-title': name === titleOf(shown)?.name,
    'data-many': many,
    'data-long': isLong(field),
    'data-sort': sort,
    'data-key': sort === name && isKey(field, shown),
    'data-indexed': sort === name && shown.collection.indexed.includes(name),
    'data-find': isFound(field, shown),
    'data-edit': edited(field, shown),
    'data-options': value.is === 'choice' ? JSON.stringify(value.options) : '',
    ...(value.is === 'link' && source(value.to, shown)),
  }
  const label = `<span>${still(phrase(name))}</span>`
  return `<th${attributes(said)}>${sort ? `<button type="button">${label}</button>` : label}</th>`
}

/** The records that a relation may lead to, and the fields that people know them by. */
function source(to: string, { linked, superuser }: Shown): Attributes {
  const target = linked(to)
  const names = target ? naming(target, superuser).map(({ name }) => name) : []
  return { 'data-to': to, 'data-by': names.join(' ') }
}

/** Where its value is changed: in its cell, or in the form of its record; `''` where it is not. */
const edited = (field: Field, shown: Shown): '' | 'cell' | 'form' =>
  isView(shown) || !isWritten(field, shown, true) ? '' : place(field.value)

const isView = ({ collection }: Shown): boolean => collection.kind === 'view'

const place = perShape<'' | 'cell' | 'form'>({
  text: ({ format }) => (format === 'html' ? 'form' : 'cell'),
  number: () => 'cell',
  bool: () => 'cell',
  time: () => 'cell',
  choice: () => 'cell',
  link: () => 'cell',
  file: () => 'form',
  point: () => 'form',
  json: () => 'form',
  opaque: () => '',
})

const isLong = ({ value }: Field): boolean =>
  value.is === 'text' && value.format === 'plain' && value.pattern === '' && value.length.max > 80

/** What PocketBase sorts by for a column, where it makes sense: of a relation, what people read. */
function sorted({ name, value, many }: Field, { linked, superuser }: Shown): string {
  if (many || ['file', 'point', 'json', 'opaque'].includes(value.is)) return ''
  const target = value.is === 'link' ? linked(value.to) : undefined
  const [title] = target ? naming(target, superuser) : []
  return title ? `${name}.${title.name}` : name
}

/**
 * Whether the next lines can be asked for by the value in the last one. Not where it may be NULL, and
 * not where PocketBase shows some of those who may see the record nothing of it.
 */
const isKey = ({ discreet, value }: Field, { collection, superuser }: Shown): boolean =>
  collection.kind !== 'view' && (superuser || !discreet) && KEYS.includes(value.is)

const KEYS: readonly Value['is'][] = ['text', 'number', 'bool', 'time', 'choice']

const isFound = ({ discreet, value, many }: Field, { superuser }: Shown): boolean =>
  (superuser || !discreet) && !many && (value.is === 'text' || value.is === 'choice')
