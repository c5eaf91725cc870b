/** What the GUI says of one's own login; `%` stands for an address. */
export const OWN = {
  password: 'Change password',
  old: 'Old password',
  passwordDone:
    'Your password is changed. Who was signed in with the old one elsewhere is so no more.',
  signIn: 'Your password is changed. Sign in with it.',
  email: 'Change e-mail',
  newEmail: 'New e-mail address',
  emailDone: 'A mail is on its way to %. Your address changes by the link in it.',
  verify: 'Send the verification mail again',
  verifyDone: 'A mail is on its way to %. Your address is confirmed by the link in it.',
  save: 'Save',
  send: 'Send the mail',
  cancel: 'Cancel',
  close: 'Close',
  refused: 'The rules of this server do not let you change this.',
} as const
