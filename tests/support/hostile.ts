import { scriptOf } from '../../pb_hooks_src/web/datastar'
import { parsed } from './html'

/** What somebody writes who wants a page to run it, by what it is for. It shows by `alert(1)` and `/x`. */
export const PAYLOADS: Readonly<Record<string, string>> = {
  script: '<script>alert(1)</script>',
  image: '<img src="/x" onerror="alert(1)">',
  'end of a script': '</script><svg onload=alert(1)>',
  'end of a text': '</textarea></select></option></title><img src=/x onerror=alert(1)>',
  'end of a comment': '--><img src=/x onerror=alert(1)><!--',
  'end of a part': '</td></dd></li></form></div><b data-on-load="alert(1)">',
  'double quotes': '" onfocus="alert(1)" autofocus data-on-load="@get(\'/x\')" data-init="',
  'single quotes': "' onfocus='alert(1)' data-on-load='alert(1)' data-text='",
  backticks: '` data-on-load=`alert(1)` data-show=`',
  'a call in quotes': "'+alert(1)+'",
  'a call in double quotes': '"+alert(1)+"',
  'a call in backticks': '`+alert(1)+`',
  'the end of a call': "');alert(1);('",
  'a value in backticks': '\u0024{alert(1)}',
  'an expression': '$error.message = alert(1)',
  'an action': "@get('/x')",
  'the client itself': "ctx.signals.signal('_token').value + alert(1)",
  'a field of Go': '{{.}}{{.secret}}',
  'a part of Go': '{{template "x"}}{{end}}{{range $}}',
  'HTML of Go': '{{"<img src=/x onerror=alert(1)>" | raw}}',
  'an address': 'javascript:alert(1)',
  'another address': 'data:text/html,<script>alert(1)</script>',
  'lines of a stream':
    'a\r\n\r\nevent: datastar-execute-script\r\ndata: script alert(1)\n\nid: end\n',
  'old lines of a stream': 'a\r\revent: datastar-merge-signals\rdata: signals {"_token": 1}\r\rb',
  'a line of data': 'a\ndata: fragments <img src=/x onerror=alert(1)>\n\n',
  'ends of lines of scripts': 'a\u2028alert(1)\u2029b\u0085c',
  'a zero': 'a\u0000<b\u0000>\u0000',
  entities: '&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&#x22;',
  'a prototype': '__proto__',
  'a long text': '<b data-on-load="alert(1)">"\''.repeat(160),
}

/** A text as a page shows it: a reader of HTML knows one end of a line, and no zero. */
export const asShown = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replaceAll('\u0000', '\ufffd')

/**
 * What of HTML a browser acts on: its elements, their attributes, what is script, and where addresses
 * lead. Texts and ids are left out, so that it is the same whatever a record holds.
 */
export function skeletonOf(html: string): readonly string[] {
  const { elements, errors: all } = parsed(html)
  const errors = all.filter((error) => !error.startsWith('control-character'))
  if (errors.length > 0) throw new Error(`${errors}: ${html.slice(0, 500)}`)
  return elements.map(({ tagName, attrs }) =>
    [tagName, ...attrs.filter(({ name }) => !CHOSEN.includes(name)).map(boneOf)].join(' '),
  )
}

const CHOSEN = ['selected', 'checked']

function boneOf({ name, value }: { readonly name: string; readonly value: string }): string {
  if (scriptOf(name)) return `${name}=${value.replace(/\b[a-z0-9]{15}\b/g, 'ID')}`
  if (!ADDRESSES.includes(name)) return name
  // What leads to the page itself leads nowhere else, whatever follows.
  return `${name}=${value.slice(0, value.startsWith('#') ? 1 : 9)}`
}

const ADDRESSES = ['href', 'src', 'action', 'formaction', 'data-file', 'data-options']
