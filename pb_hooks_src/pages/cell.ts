import { type Field, perShape, type Value } from '../model/model'
import { at } from './go'
import type { Shown } from './shown'
import { title, value } from './value'

/** Go template text that shows a field of the record at the dot, as HTML. */
export const cell = (field: Field, shown: Shown): string => rich(field.value)(field, shown)

type Cell = (field: Field, shown: Shown) => string

const rich = perShape<Cell>({
  text: ({ format }) => (format === 'email' ? email : format === 'url' ? url : value),
  number: () => number,
  bool: () => value,
  time: () => time,
  choice: () => (field) => (field.many ? spans(at(field.name)) : value(field)),
  link: (link) => (field, shown) =>
    (field.many ? links : linked)(field, ofExpanded(shown, titleOf(link, shown))),
  file: (value) => (field, shown) => files(field, file(value, shown)),
  point: () => value,
  json: () => value,
  opaque: () => value,
})

/** To print a number takes five times as long as to see that it is none; a record itself has it always. */
const number: Cell = (field, { themselves }) =>
  themselves ? `{{if ${at(field.name)}}}${value(field)}{{else}}0{{end}}` : value(field)

/** In a window of its own: the page stays, with what is written in it. */
const AWAY = ' target="_blank" rel="noreferrer"'

const email: Cell = ({ name }) => `{{with ${at(name)}}}<a href="mailto:{{.}}">{{.}}</a>{{end}}`

const url: Cell = ({ name }) => `{{with ${at(name)}}}<a href="{{.}}"${AWAY}>{{.}}</a>{{end}}`

/** To the minute, by the clock of who looks. */
const time: Cell = ({ name }) =>
  `{{$record := .}}{{with text ${at(name)} 0}}<time datetime="{{.}}">` +
  `{{(${at(name, '$record')}.Time.In $.zone).Format "2006-01-02 15:04 MST"}}</time>{{end}}`

const spans = (list: string): string => `{{range ${list}}}<span>{{.}}</span> {{end}}`

/** In a detail: what a script may make a link of, or show as the rich text that it is. */
export function detailed(field: Field, shown: Shown): string {
  const { value } = field
  if (value.is === 'text' && value.format === 'html') {
    return `{{with ${at(field.name)}}}<div data-html>{{.}}</div>{{end}}`
  }
  if (value.is !== 'link') return cell(field, shown)
  const said = (id: string, text: string): string =>
    `<span data-to="${value.to}" data-id="${id}">${text}</span>`
  const known = ofExpanded(shown, said('{{.id}}', titleOf(value, shown)))
  const word = field.many ? 'range' : 'with'
  const unknown = `{{${word} ${at(field.name)}}}${said('{{.}}', '{{.}}')} {{end}}`
  return `{{${word} ${expanded(field.name)}}}${known} {{else}}${unknown}{{end}}`
}

type Link = Extract<Value, { is: 'link' }>

function titleOf({ to }: Link, { linked, superuser }: Shown): string {
  const target = linked(to)
  return target ? title(target, superuser) : '{{.id}}'
}

/** What a relation leads to, where the request expands it and the viewer may see it; else its id. */
const linked = ({ name }: Field, title: string): string =>
  `{{with ${expanded(name)}}}${title}{{else with ${at(name)}}}{{.}}{{end}}`

const links = ({ name }: Field, title: string): string =>
  `{{range ${expanded(name)}}}<span>${title}</span> {{else}}${spans(at(name))}{{end}}`

/** What is said of an expanded record, which is at the dot. */
export const ofExpanded = ({ themselves }: Shown, said: string): string =>
  themselves ? `{{with .PublicExport}}${said}{{end}}` : said

/** Without `expand` there is no map to look into. */
export function expanded(name: string): string {
  const key = at(name, '.expand')
  return key.startsWith('(') ? `and .expand ${key}` : key
}

/** A file at the dot, of the record `$record`; an image as a small one. */
function file(
  { mimeTypes, protected: guarded }: Extract<Value, { is: 'file' }>,
  shown: Shown,
): string {
  const path = `/api/files/${shown.collection.name}/{{$record.id}}/{{.}}`
  // A protected one is shown by pb-datastar.js, which knows the token.
  const [src, href] = guarded ? ['data-file', 'data-file'] : ['src', 'href']
  const images = mimeTypes.filter((type) => type.startsWith('image/'))
  const thumb = `<img ${src}="${path}?thumb=100x100" alt="{{.}}" loading="lazy">`
  const either = `{{if eq (ext .) ${PICTURES}}}${thumb}{{else}}{{.}}{{end}}`
  const none = mimeTypes.length > 0 && images.length === 0
  const all = mimeTypes.length > 0 && images.length === mimeTypes.length
  return `<a ${href}="${path}"${AWAY}>${none ? '{{.}}' : all ? thumb : either}</a>`
}

/** How the names of files end that PocketBase makes small images of. */
const PICTURES = ['png', 'jpg', 'jpeg', 'gif', 'webp']
  .flatMap((end) => [end, end.toUpperCase()])
  .map((end) => `".${end}"`)
  .join(' ')

const files = ({ name, many }: Field, file: string): string =>
  `{{$record := .}}{{${many ? 'range' : 'with'} ${at(name)}}}${file}${many ? ' ' : ''}{{end}}`
