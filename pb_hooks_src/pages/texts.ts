/** All that the GUI says, in one place (its fields in texts-fields.ts). First what the server writes into it. */
export const NAV = {
  none: 'There is nothing here that you may list.',
  system: 'System',
  star: 'Favourite',
  /** Before and after the link to PocketBase's dashboard. */
  first: [
    'So far there are only the collections that PocketBase and this pack bring. Make one in the ',
    ': it then stands here.',
  ],
} as const

export const SIGN_IN = {
  as: 'As',
  superusers: 'Superusers',
  nobody: 'No collection lets anybody sign in.',
  email: 'E-mail',
  password: 'Password',
  code: 'One-time password',
  submit: 'Sign in',
  forgot: 'Forgot your password?',
  byCode: 'Use a one-time password',
  byPassword: 'Use a password',
  sendCode: 'Send me a one-time password',
  sentCode: 'If this address belongs to an account, a one-time password is on its way to it.',
  second: 'That was right. This account asks for a second step.',
  over: 'Start over',
  reset: 'Set a new password by mail',
  sendReset: 'Send me a link',
  sentReset: 'If this address belongs to an account, a link is on its way to it.',
  back: 'Back to sign in',
} as const

/** What the static page says, and what its script adds. */
export const PAGE = {
  title: 'pb-stack',
  needsScript: 'This page needs JavaScript.',
  skip: 'Skip to the content',
  loading: 'Loading …',
  collections: 'Collections',
  favourites: 'Favourites',
  goTo: 'Go to …',
  goToLabel: 'Go to a collection',
  goToHint: 'A part of its name',
  goToNone: 'There is none of this name.',
  guest: 'Guest',
  account: 'Account and looks',
  theme: 'Theme',
  system: 'As the system',
  light: 'Light',
  dark: 'Dark',
  reference: 'API reference',
  dashboard: 'Dashboard',
  licences: 'Licences',
  borrowed: 'Signed in at the dashboard',
  signIn: 'Sign in',
  signOut: 'Sign out',
  ended: 'Your session has ended. Sign in again.',
  unreached: 'No connection. Trying again …',
  reached: 'There is a connection again.',
  continueDashboard: 'Continue as who is signed in at the dashboard',
  with: 'Continue with',
  popup: 'Finish in the window that has opened.',
  popupFailed: 'That did not work. Was the window closed?',
  demo: 'Logins of this demo',
  choose: 'Choose a collection',
  chooseHint: 'On the left, or by Ctrl K.',
  chooseHintNarrow: 'In the menu at the top, or by the lens beside it.',
  unanswered: 'The pack does not answer: are its hooks there, and switched on?',
} as const

/** Nobody knows what became of what was sent. */
export const NO_ANSWER = 'The server did not answer. See whether it was done before you try again.'

/** What is said of an answer that says nothing itself, by its code. */
export const ANSWERS: Readonly<Record<string, string>> = {
  bad_request: 'The server does not understand what it was asked.',
  unauthorized: 'Sign in first.',
  forbidden: 'You may not do this.',
  not_found: 'There is no such thing, or you may not see it.',
  too_large: 'This is larger than the server takes.',
  too_many_requests: 'That was too much at once. Wait a moment, then try again.',
  failed: 'Something is wrong with the server. Try again in a while.',
}

/** What stands on the pages that links in mails lead to, by the word in their address. */
export const MAILS = {
  'confirm-password-reset': {
    title: 'Choose a new password',
    submit: 'Save the password',
    done: 'Your new password is saved. Sign in with it.',
  },
  'confirm-verification': {
    title: 'Confirm your e-mail address',
    submit: 'Confirm my address',
    done: 'Your e-mail address is confirmed.',
  },
  'confirm-email-change': {
    title: 'Confirm your new e-mail address',
    submit: 'Change my address',
    done: 'Your e-mail address is changed. Sign in with it.',
  },
} as const

export const MAIL = {
  password: 'Password',
  newPassword: 'New password',
  again: 'New password again',
  bad: 'This link is not whole. Copy all of it from the mail.',
} as const

export const TABLE = {
  find: 'Find in all texts',
  filter: 'Filter, such as created > @monthStart',
  filterLabel: 'Filter in PocketBase’s words',
  builder: 'Add a condition',
  builderShort: 'Condition',
  column: 'Column',
  operator: 'Compare',
  value: 'Value',
  add: 'Add',
  cannot: 'This cannot be said in a filter.',
  clear: 'Clear',
  columns: 'Columns',
  up: 'Move up',
  down: 'Move down',
  allColumns: 'All columns',
  dense: 'Dense',
  sorted: 'Sorted by',
  unsort: 'Do not sort by what is hidden',
  records: 'records',
  record: 'record',
  none: 'There is nothing here.',
  noneFound: 'Nothing fits.',
  missing: 'There is no collection of this name, or you may not see it.',
  badFilter: 'PocketBase does not understand this filter.',
  badFind: 'This cannot be looked for: it is too long.',
  more: 'Loading more …',
  shown: 'Lines that are shown: #',
  heard: 'Lines changed by others: #',
  changed: 'Something has changed. Show it',
  slow: 'This sort has no index, and takes long.',
  makeIndex: 'Make one',
  noIndex: 'The index could not be made:',
  lines: 'Records',
  yes: 'yes',
  no: 'no',
} as const

export const RECORD = {
  new: 'New record',
  edit: 'Edit',
  delete: 'Delete',
  cancel: 'Cancel',
  close: 'Close',
  upload: 'Upload',
  gone: 'There is no such record, or you may not see it.',
  sure: 'Delete this record? It cannot be brought back.',
  keep: 'Keep it',
  sending: 'What you wrote is being saved. One moment …',
  unsaved: 'You have not saved what you wrote.',
  goOn: 'Go on writing',
  lose: 'Discard it',
  changed: 'Somebody has changed this record since you opened it.',
  mine: 'Save what I wrote',
  theirs: 'Take what is there now',
  field: 'Field',
  was: 'Was',
  is: 'Is now',
  yours: 'You wrote',
  untouched: '(not changed)',
  related: 'What leads here',
  all: 'Show all in a table',
  nothing: 'Nothing leads here.',
} as const

/** What is said of a cell that is changed, and of taking it back. */
export const CELL = {
  saved: 'Saved:',
  undo: 'Undo',
  undone: 'Undone:',
  fields: 'fields',
  closed: 'You may not change this record.',
  stale: 'This was changed meanwhile. Here is what it is now.',
  gone: 'This record is gone: somebody has deleted it, or you may not see it any more.',
  refused: 'A value was not saved. Its cell is open and says why.',
  notTaken: 'This cannot be written here.',
  changed: 'Somebody has changed this since you saved it.',
  undoAnyway: 'Undo it anyway',
  leave: 'Leave it as it is',
  yours: 'You saved',
  back: 'Would be again',
} as const
