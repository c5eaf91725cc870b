import { expect, test } from 'vitest'
import { expands } from '../../pb_hooks_src/records/expands'

const shows = (text: string): boolean => expands({ file: 'card.html', text })

test.each([
  '<li id="a-{{.id}}">{{.title}}</li>',
  '<li id="a-{{.id}}">{{text .number 0}} {{index . "2nd"}}</li>',
  '<li id="a-{{.id}}">{{with text .created 0}}<time>{{.}}</time>{{end}}</li>',
  '<li id="a-{{.id}}">{{range .tags}}{{.}}{{else}}{{.title}}{{end}}</li>',
  '<li id="a-{{.id}}">{{template "badge" .}}</li>',
  '<li id="a-{{.id}}">{{if .done}}{{.title}}{{else}}{{.id}}{{end}}{{/* . */}}</li>',
])('%s shows nothing that is expanded', (text) => {
  expect(shows(text)).toBe(false)
})

test.each([
  '<li id="a-{{.id}}">{{.expand.author.name}}</li>',
  '<li id="a-{{.id}}">{{index . "expand"}}</li>',
  '<li id="a-{{.id}}">{{index . .key}}</li>',
  '<li id="a-{{.id}}">{{.}}</li>',
  '<li id="a-{{.id}}">{{printf "%v" .}}</li>',
  '<li id="a-{{.id}}">{{range .}}{{.}}{{end}}</li>',
  '<li id="a-{{.id}}">{{range $key, $value := .}}{{$value}}{{end}}</li>',
  '<li id="a-{{.id}}">{{$record := .}}</li>',
  '<li id="a-{{.id}}">{{if .done}}{{else}}{{.}}{{end}}</li>',
  '<li id="a-{{.id}}">{{with .note}}{{.}}{{else}}{{.}}{{end}}</li>',
  '<li id="a-{{.id}}">{{with .note}}{{else}}{{with .}}{{.}}{{end}}{{end}}</li>',
  '<li id="a-{{.id}}">{{range .tags}}{{if .}}{{.}}{{end}}{{end}}{{.}}</li>',
])('%s may show what is expanded', (text) => {
  expect(shows(text)).toBe(true)
})
