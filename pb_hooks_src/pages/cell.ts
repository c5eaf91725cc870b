import { type Field, perShape } from '../model/model'

/** The Go template text that shows a field of the record at the dot. */
export const cell = ({ name, many, value }: Field): string =>
  many ? `{{range .${name}}}<span>{{.}}</span> {{end}}` : shown(value)(name)

const plain = (name: string): string => `{{.${name}}}`

const shown = perShape<(name: string) => string>({
  text: () => plain,
  number: () => (name) => `{{text .${name} 0}}`,
  bool: () => (name) => `{{if .${name}}}✓{{end}}`,
  time: () => (name) => `<time datetime="{{.${name}}}">{{.${name}}}</time>`,
  choice: () => plain,
  link: () => plain,
  file: () => plain,
  point: () => (name) => `{{with .${name}}}{{.Lat}}, {{.Lon}}{{end}}`,
  json: () => plain,
  opaque: () => plain,
})
