/** What the GUI says of many records at once, and of what is kept of a table: the rest of texts.ts. */
export const PICK = {
  one: 'Select',
  all: 'Select all that are shown',
} as const

/** `#` stands for a number. */
export const BULK = {
  bar: 'With what is selected',
  selected: '# selected',
  unseen: '# selected, some of them not shown',
  all: 'Select all that fit',
  allOf: 'Select all # that fit',
  delete: 'Delete',
  clear: 'Select none',
  cancel: 'Cancel',
  close: 'Close',
  keep: 'Keep them',
  sureOne: 'Delete 1 record? It cannot be brought back.',
  sure: 'Delete # records? They cannot be brought back.',
  off: 'PocketBase’s batch API is off, by which many records are written at once. It is safe to turn on: its rules decide as for single records.',
  turnOn: 'Turn it on',
  oneByOne: 'Go on one by one',
  notOn: 'The batch API could not be turned on:',
  singly: 'The batch API is off on this server, so it goes one by one.',
  reading: 'Looking for all that fit',
  setting: 'Setting a field',
  changed: '# changed',
  setField: 'Set a field',
  deleting: 'Deleting',
  of: 'of',
  deleted: '# deleted',
  gone: '# were gone already',
  refused: '# refused',
  stopped: '# not begun',
  stopping: 'Stopping after this batch …',
  busy: 'Something goes on still, and one thing is done at a time. Wait for it, or cancel it.',
  out: 'Your session has ended. Sign in again, and select them anew.',
  unanswered: 'The server did not answer.',
  unread: 'The records could not be read:',
  unknown: 'The server did not answer: of # nobody knows.',
  stays: 'What is done stays done.',
  more: 'and # more',
  refusals: 'What was refused',
} as const

export const SET = {
  title: 'Set a field of # selected',
  field: 'Field',
  go: 'Set it',
  cancel: 'Cancel',
  busy: 'Save the new record first, or close it.',
} as const

/** `%` stands for the name of a file. */
export const EXPORT = {
  open: 'Export',
  title: 'Exporting',
  which: 'Records',
  selected: 'The # that are selected',
  all: 'All that fit',
  columns: 'Columns',
  shown: 'Those that are shown',
  every: 'All of them',
  format: 'As',
  csv: 'CSV',
  json: 'JSON',
  jsonl: 'JSON, a line for each',
  safe: 'For a spreadsheet: no text is a formula',
  go: 'Export',
  cancelled: 'Nothing was exported.',
  done: '# records are in %.',
} as const

export const VIEWS = {
  open: 'Views',
  label: 'Saved views of this table',
  none: 'None yet.',
  name: 'Save what is shown now as',
  save: 'Save',
  rename: 'Rename',
  remove: 'Forget',
} as const
