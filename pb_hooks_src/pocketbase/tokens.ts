import { Fault } from '../fault'
import { TOKENS } from '../schema/pack'
import { slugOf, type Token, tokensText, wantedToken } from '../state/token'
import type { TokenTask } from '../task'
import { collectionIn, json } from './current-state'
import { notMigrated } from './declarations'

/** Does what a command asks with the tokens for machines, and says what. */
export function tokens(app: core.App, task: TokenTask): string {
  if (!collectionIn(app, TOKENS)) throw notMigrated(TOKENS)
  if (task.is === 'create') return `${created(app, task)}\n`
  if (task.is === 'revoke') return revoked(app, task.id)
  return tokensText(listed(app), new DateTime().string())
}

/**
 * Makes a superuser that only this token is for, so that it can be revoked alone. Nobody knows its
 * password; the token is told once, here.
 */
function created(app: core.App, { note: said, ttl }: Extract<TokenTask, { is: 'create' }>): string {
  const { note, seconds } = wantedToken(said, ttl)
  const lasts = (seconds * 1_000_000_000) as unknown as time.Duration
  let token = ''
  app.runInTransaction((tx) => {
    const superuser = new Record(tx.findCollectionByNameOrId('_superusers'))
    const name = ['token', slugOf(note), $security.randomStringWithAlphabet(8, LETTERS)]
    superuser.setEmail(`${name.filter((part) => part !== '').join('-')}@pb-stack.invalid`)
    superuser.setRandomPassword()
    tx.save(superuser)
    const record = new Record(tx.findCollectionByNameOrId(TOKENS), { id: superuser.id })
    record.set('superuser', superuser.id)
    record.set('note', note)
    // A token ends with a whole second.
    record.set('ends', new DateTime().add(lasts).string().replace(/\.\d+/, '.000'))
    tx.save(record)
    token = superuser.newStaticAuthToken(lasts)
  })
  return token
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789'

const listed = (app: core.App): readonly Token[] =>
  app
    .findRecordsByFilter(TOKENS, '', 'made', 0, 0)
    .map((record) => json<Token>(record?.fieldsData()))

/** With its superuser, since that is what makes the token good. */
function revoked(app: core.App, id: string): string {
  const found = listed(app).find((token) => token.id === id)
  if (!found) {
    throw new Fault('not_found', `There is no token ${id}: \`stack token list\` shows them.`, 'id')
  }
  app.delete(app.findRecordById('_superusers', id))
  return `Revoked: ${found.note}.\n`
}
