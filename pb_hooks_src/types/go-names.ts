import { pascal } from '../model/names'

/** A name of Go's exported kind for any text: `in_progress` → `InProgress`, `¼ Zoll` → `14Zoll`. */
export const goName = (text: string): string => pascal(ascii(text))

/** As `goName`, for the end of a longer name, which may start with a digit. */
export const goEnding = (text: string): string => {
  if (text === '') return 'Empty'
  return /[a-z0-9]/i.test(ascii(text)) ? goName(text).replace(/^N(?=\d)/, '') : 'Value'
}

/** Go is written in ASCII, since goja cannot ask what a letter is: `für` → `fur`, `>=` → ` `. */
const ascii = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^A-Za-z0-9]+/g, ' ')

/** A text as a Go string; half a surrogate pair, which no Go string has, becomes U+FFFD. */
export const goText = (text: string): string =>
  `"${Array.from(text, (letter) => ESCAPES.get(letter) ?? escaped(letter)).join('')}"`

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\t', '\\t'],
])

function escaped(letter: string): string {
  const code = letter.codePointAt(0) ?? 0
  if (code >= 0xd800 && code <= 0xdfff) return '\\ufffd'
  const plain = (code >= 0x20 && code < 0x7f) || code > 0xa0
  return plain && code !== 0xfeff ? letter : `\\u${code.toString(16).padStart(4, '0')}`
}

/** A line of comment, in the one form that gofmt leaves alone. */
export const goComment = (text: string): string =>
  `// ${Array.from(text, (letter) => (/^[\ud800-\udfff\ufeff\0]$/.test(letter) ? ' ' : letter))
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/``/g, '“')
    .replace(/''/g, '”')
    .trim()}`

/** Gives each name once: the second `Posts` is `Posts2`. */
export function goNames(taken: Iterable<string>): (wanted: string) => string {
  const names = new Set(taken)
  return (wanted) => {
    let name = wanted
    for (let n = 2; names.has(name); n++) name = `${wanted}${n}`
    names.add(name)
    return name
  }
}

/** What a proxy has from PocketBase: a getter of such a name would hide it (core/record_*.go). */
export const INHERITED: ReadonlySet<string> = new Set(
  `BaseFilesPath BaseModel BaseRecordProxy Clone Collection CollectionName CustomData DBExport Email
  EmailVisibility Expand ExpandedAll ExpandedOne FieldsData FindFileFieldByFile Fresh Get GetBool
  GetDateTime GetFloat GetGeoPoint GetInt GetInt64 GetRaw GetString GetStringSlice GetUnsavedFiles
  GetUploadedFiles Hide HookTags Id IgnoreEmailVisibility IgnoreUnchangedFields IsNew IsSuperuser
  LastSavedPK Load MarkAsNew MarkAsNotNew MarshalJSON MergeExpand NewAuthToken NewEmailChangeToken
  NewFileToken NewPasswordResetToken NewStaticAuthToken NewVerificationToken Original PK PostScan
  ProxyRecord PublicExport Record RefreshTokenKey ReplaceModifiers Set SetEmail SetEmailVisibility
  SetExpand SetIfFieldExists SetPassword SetProxyRecord SetRandomPassword SetRaw SetTokenKey
  SetVerified TableName TokenKey Unhide UnmarshalJSON UnmarshalJSONField ValidatePassword Verified
  WithCustomData`.split(/\s+/),
)

/** Inherited accessors that already are what we would write, by the shape and name of a field. */
export const ACCESSORS: ReadonlyMap<string, readonly string[]> = new Map([
  ['text id', ['Id', 'SetId']],
  ['text email', ['Email', 'SetEmail']],
  ['text tokenKey', ['TokenKey', 'SetTokenKey']],
  ['text password', ['SetPassword', 'ValidatePassword']],
  ['bool verified', ['Verified', 'SetVerified']],
  ['bool emailVisibility', ['EmailVisibility', 'SetEmailVisibility']],
])
