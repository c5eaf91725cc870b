import fc from 'fast-check'
import { type Field, perShape, type Value } from '../../pb_hooks_src/model/model'

type Made = ReadonlyMap<string, readonly string[]>
type Text = Extract<Value, { is: 'text' }>

/** Values for a field, the likeliest first; beyond them, and where PocketBase makes one, none. */
export function candidates(field: Field, nth: number, made: Made): readonly unknown[] {
  const { many, count, generated, name } = field
  if (generated || name === 'tokenKey') return []
  const all = single(field.value)(nth, made)
  if (!many) return all
  const least = Math.max(count.min, 1)
  const lists = [Math.max(least, 2), least].map((length) =>
    all.slice(0, Math.min(length, count.max)),
  )
  return lists.filter((list) => list.length >= least)
}

type Candidates = (nth: number, made: Made) => readonly unknown[]

const single = perShape<Candidates>({
  text: (value) => (nth) => texts(value, nth),
  number:
    ({ min = -1000, max = 1000 }) =>
    (nth) => [
      ...[nth + 1.5, nth + 1, min + nth, max - nth, min, max].filter((n) => n >= min && n <= max),
    ],
  bool: () => () => [true],
  time:
    ({ min, max }) =>
    (nth) => [
      `2026-01-0${nth + 1} 10:20:30.123Z`,
      ...[min, max].filter((time) => time !== undefined),
    ],
  choice:
    ({ options }) =>
    (nth) => [...options.slice(nth), ...options.slice(0, nth)],
  link:
    ({ to }) =>
    (nth, made) => {
      const ids = made.get(to) ?? []
      return [...ids.slice(nth), ...ids.slice(0, nth)]
    },
  file:
    ({ mimeTypes }) =>
    (nth) =>
      files(mimeTypes, nth),
  point: () => (nth) => [{ lon: 13.4 + nth, lat: -52.5 }],
  json: () => (nth) => [{ a: ['<b>', nth], z: { '"': null } }, ['a'], 'text'],
  opaque: () => () => [],
})

/** What is not only letters is escaped, and belongs into what is tried. */
const WILD = '<b>&"\' {{.id}} äöü 😀'

function texts({ format, length, pattern, domains }: Text, nth: number): readonly string[] {
  const [domain = ''] = domains.only.length > 0 ? domains.only : allowed(domains.except)
  if (format === 'email') return [`made${nth}@${domain}`]
  if (format === 'url') return [`https://${domain}/?a=${nth}&b="c"`, `https://${domain}/${nth}`]
  if (format === 'html') return [`<p onclick="x()">Text ${nth}</p>`]
  if (pattern !== '') return matching(pattern, length, nth)
  const most = length.max || 5000
  return [`${nth} ${WILD}`, `made ${nth}`, `${nth}`]
    .map((text) => [...text.padEnd(length.min, 'x')].slice(0, most).join(''))
    .filter((text) => [...text].length >= length.min)
}

const allowed = (except: readonly string[]): readonly string[] =>
  ['example.com', 'example.net', 'pb.dev'].filter((domain) => !except.includes(domain))

/** A word boundary, which is nothing itself, is what the maker of texts does not know. */
function matching(pattern: string, { min, max }: Text['length'], nth: number): readonly string[] {
  const exact = new RegExp(pattern.replaceAll('(?i)', ''), 'u')
  const texts = fc.stringMatching(new RegExp(exact.source.replaceAll('\\b', '')))
  const repeated = ['a', '0', 'A'].map((letter) =>
    `${letter}${nth}`.padEnd(Math.max(min, 8), letter),
  )
  return [...fc.sample(texts, { seed: nth, numRuns: 50 }), ...repeated].filter(
    (text) => text.length >= Math.max(min, 1) && (max === 0 || text.length <= max),
  )
}

/** The beginnings by which PocketBase knows a type. */
const FILES: readonly (readonly [type: RegExp, name: string, text: string])[] = [
  [/^image\/png/, 'a.png', '\x89PNG\r\n\x1a\n'],
  [/^image\/jpe?g/, 'a.jpg', '\xff\xd8\xff\xe0\x00\x10JFIF'],
  [/^image\/gif/, 'a.gif', 'GIF89a\x01\x00\x01\x00'],
  [/^image\/webp/, 'a.webp', 'RIFF\x24\x00\x00\x00WEBPVP8 '],
  [/^image\/svg/, 'a.svg', '<svg xmlns="http://www.w3.org/2000/svg"></svg>'],
  [/pdf/, 'a.pdf', '%PDF-1.4\n'],
  [/^audio\/mpeg/, 'a.mp3', 'ID3\x03\x00\x00\x00\x00\x00\x21'],
  [/^video\/mp4/, 'a.mp4', '\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom'],
  [/zip/, 'a.zip', 'PK\x03\x04\x14\x00'],
]

function files(mimeTypes: readonly string[], nth: number): readonly File[] {
  const plain = ['one', 'two'].map((name) => new File(['a'], `${name} <b>${nth}.txt`))
  const known = FILES.filter(([type]) => mimeTypes.some((found) => type.test(found)))
  const typed = known.flatMap(([, name, text]) =>
    ['1', '2'].map((copy) => new File([Buffer.from(text, 'latin1')], `${nth}${copy}${name}`)),
  )
  return [...typed, ...plain]
}
