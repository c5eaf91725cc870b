import { type Collection, type Field, type Model, perShape, type Value } from '../model/model'
import { ACCESSORS, goComment, goName, goText, INHERITED } from './go-names'

/** The names that the fields of a package were given. */
export interface GoTypes {
  /** The type of a collection. */
  readonly ofCollection: ReadonlyMap<string, string>
  /** The type of a field's choices, where it has any. */
  readonly ofChoice: (collection: Collection, field: Field) => string
}

/** How Go holds a value: its type, and how it is read from the record and given to it. */
interface Access {
  readonly type: string
  readonly read: (key: string) => string
  /** The parameter of the setter, where it is not a value of the type. */
  readonly takes?: string
  readonly write?: string
}

interface Method {
  readonly name: string
  readonly says: string
  /** Its parameters and results. */
  readonly signature: string
  readonly body: readonly string[]
}

const TEXT: Access = { type: 'string', read: (key) => `p.GetString(${key})` }
const TEXTS: Access = { type: '[]string', read: (key) => `p.GetStringSlice(${key})` }
const TIME: Access = { type: 'types.DateTime', read: (key) => `p.GetDateTime(${key})` }
const POINT: Access = { type: 'types.GeoPoint', read: (key) => `p.GetGeoPoint(${key})` }
const JSON_RAW: Access = {
  type: 'types.JSONRaw',
  read: (key) => `types.JSONRaw(p.GetString(${key}))`,
}

const choice = (type: string, many: boolean): Access =>
  many
    ? {
        type: `[]${type}`,
        read: (key) => `toChoices[${type}](p.GetStringSlice(${key}))`,
        write: 'toTexts(value)',
      }
    : { type, read: (key) => `${type}(p.GetString(${key}))`, write: 'string(value)' }

const accessOf = (field: Field, of: Collection, types: GoTypes): Access =>
  perShape<Access>({
    text: () => TEXT,
    number: ({ integer }) =>
      integer
        ? { type: 'int', read: (key) => `p.GetInt(${key})` }
        : { type: 'float64', read: (key) => `p.GetFloat(${key})` },
    bool: () => ({ type: 'bool', read: (key) => `p.GetBool(${key})` }),
    time: () => TIME,
    choice: () => choice(types.ofChoice(of, field), field.many),
    link: () => (field.many ? TEXTS : TEXT),
    file: () =>
      field.many
        ? { ...TEXTS, takes: '...*filesystem.File' }
        : { ...TEXT, takes: '*filesystem.File' },
    point: () => POINT,
    json: () => JSON_RAW,
    opaque: () => ({ type: 'any', read: (key) => `p.Get(${key})` }),
  })(field.value)

/** The packages of PocketBase that the fields of a schema need, `core` aside. */
export const goPackages = ({ collections }: Model): readonly string[] => [
  ...new Set(
    collections.flatMap((collection) =>
      collection.fields.flatMap((field) => PACKAGES[field.value.is](field, collection)),
    ),
  ),
]

const none = (): readonly string[] => []
const types = (): readonly string[] => ['types']

const PACKAGES: Readonly<Record<Value['is'], (f: Field, of: Collection) => readonly string[]>> = {
  ...{ text: none, number: none, bool: none, choice: none, link: none, opaque: none },
  ...{ time: types, point: types, json: types },
  file: ({ access }) => (access === 'read' ? [] : ['filesystem']),
}

/** The methods of a collection's type. */
export function goMethods(collection: Collection, type: string, names: GoTypes): readonly string[] {
  const taken = new Set(INHERITED)
  return collection.fields.flatMap((field) => {
    const inherited = ACCESSORS.get(`${field.value.is} ${field.name}`) ?? []
    const free = (name: string): boolean =>
      methodsOf(field, name, collection, names).every(
        (method) => inherited.includes(method.name) || !taken.has(method.name),
      )
    const methods = methodsOf(field, firstFree(field.name, free), collection, names)
    const own = methods.filter(({ name }) => !inherited.includes(name))
    for (const { name } of own) taken.add(name)
    return own.map((method) => printed(method, type))
  })
}

/** `Get`, which PocketBase has, becomes `GetField`, then `GetField2`. */
function firstFree(field: string, free: (name: string) => boolean): string {
  const plain = goName(field)
  if (free(plain)) return plain
  let name = `${plain}Field`
  for (let n = 2; !free(name); n++) name = `${plain}Field${n}`
  return name
}

const printed = ({ name, says, signature, body }: Method, type: string): string =>
  [
    goComment(`${name} ${says}`),
    `func (p *${type}) ${name}${signature} {`,
    ...body.map((line) => `\t${line}`),
    '}',
  ].join('\n')

function methodsOf(field: Field, name: string, of: Collection, names: GoTypes): readonly Method[] {
  const access = accessOf(field, of, names)
  const key = goText(field.name)
  return [
    {
      name,
      says: `reads the field ${key}. ${field.help}`,
      signature: `() ${access.type}`,
      body: [`return ${access.read(key)}`],
    },
    ...setter(field, name, of, access),
    ...expanded(field, name, names),
    ...validator(field, name),
  ]
}

/** PocketBase ignores what is set to an autodate, unless it is set past its field. */
function setter(field: Field, name: string, of: Collection, access: Access): readonly Method[] {
  if (of.kind === 'view' || field.value.is === 'opaque') return []
  const key = goText(field.name)
  const set = field.access === 'read' ? 'SetRaw' : 'Set'
  return [
    {
      name: `Set${name}`,
      says: `sets the field ${key}.`,
      signature: `(value ${access.takes ?? access.type})`,
      body: [`p.${set}(${key}, ${access.write ?? 'value'})`],
    },
  ]
}

function expanded({ name: field, value, many }: Field, name: string, names: GoTypes): Method[] {
  const to = value.is === 'link' ? names.ofCollection.get(value.to) : undefined
  if (to === undefined) return []
  const key = goText(field)
  const [type, read] = many
    ? [`[]*${to}`, `wrapAll[${to}](p.ExpandedAll(${key}))`]
    : [`*${to}`, `wrap[${to}](p.ExpandedOne(${key}))`]
  const says = `has what ${key} links to, once it is expanded (core.App.ExpandRecord).`
  return [{ name: `Expanded${name}`, says, signature: `() ${type}`, body: [`return ${read}`] }]
}

function validator({ name: field, value }: Field, name: string): readonly Method[] {
  if (value.is !== 'text' || value.format !== 'password') return []
  return [
    {
      name: `Validate${name}`,
      says: `tells whether this is the password in the field ${goText(field)}.`,
      signature: '(password string) bool',
      body: [
        `value, ok := p.GetRaw(${goText(field)}).(*core.PasswordFieldValue)`,
        'return ok && value.Validate(password)',
      ],
    },
  ]
}
