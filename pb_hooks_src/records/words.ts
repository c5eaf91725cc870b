/** What is wrong with the words of an action, and how it is said safely; nothing where all is well. */
export function wrongWords(action: string): string | undefined {
  const words = action.replace(STRINGS, '""')
  const getter = METHODS.exec(words)?.[1]
  if (getter !== undefined) {
    return (
      `.${getter} is of a record, which a view does not get: it gets values. ` +
      `Say {{.title}}, {{.expand.author.name}}, or {{index . "${getter}"}} of a field of that name.`
    )
  }
  if (/(?:^|[^\w.$])raw(?![\w"])/.test(words)) {
    return (
      '"raw" prints HTML as it is, and whoever writes it writes scripts into the page. ' +
      'Say {{.body}}, which shows it as text.'
    )
  }
  return undefined
}

const STRINGS = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`[^`]*`/g

/**
 * The methods of PocketBase's records. In a view they would find nothing, but who writes one has read
 * of them, and some would give what the API does not.
 */
const METHODS = new RegExp(
  `\\.(${[
    ...['Get(?![a-z])\\w*', 'Set(?![a-z])\\w*', 'Expand', 'Expanded(?:One|All)', 'MergeExpand'],
    ...['PublicExport', 'Original', 'Fresh', 'Clone', 'Email', 'EmailVisibility', 'Verified'],
    ...['New\\w*Token', 'TokenKey', 'RefreshTokenKey', 'ValidatePassword', 'IsSuperuser', 'IsNew'],
    ...[
      'FieldsData',
      'CustomData',
      'WithCustomData',
      'DBExport',
      'MarshalJSON',
      'UnmarshalJSON\\w*',
    ],
    ...['Collection', 'TableName', 'BaseFilesPath', 'FindFileFieldByFile', 'HookTags', 'PostScan'],
    ...[
      'Hide',
      'Unhide',
      'Ignore\\w+',
      'Load',
      'ReplaceModifiers',
      'LastSavedPK',
      'PK',
      'Mark\\w+',
    ],
  ].join('|')})(?!\\w)`,
)
