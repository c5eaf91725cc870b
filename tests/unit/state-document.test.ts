import { expect, test } from 'vitest'
import { readDocument } from '../../pb_hooks_src/state/document'
import { sealed, unsealed } from '../../pb_hooks_src/state/secrets'
import { SHAPE } from '../support/declared'

const read = (raw: unknown) => readDocument(raw, SHAPE)

const field = (of: object) => ({ collections: [{ name: 'posts', fields: [of] }] })

test.each([
  [{ settings: { meta: { appUrl: 'x' } } }, 'settings.meta.appUrl', 'appURL'],
  [{ setings: {} }, 'setings', 'settings'],
  [{ settings: { smtp: { pasword: 'x' } } }, 'settings.smtp.pasword', 'password'],
  [{ settings: { backups: { s3: { secrets: '' } } } }, 'settings.backups.s3.secrets', 'secret'],
  [
    { settings: { rateLimits: { rules: [{ lable: '' }] } } },
    'settings.rateLimits.rules[0].lable',
    'label',
  ],
  [{ collections: [{ name: 'a', listrule: '' }] }, 'collections[0].listrule', 'listRule'],
  [{ collections: [{ name: 'a', renamedFrm: '' }] }, 'collections[0].renamedFrm', 'renamedFrom'],
  [{ collections: [{ name: 'a', otp: { lenght: 8 } }] }, 'collections[0].otp.lenght', 'length'],
  [
    { collections: [{ name: 'a', oauth2: { providers: [{ name: 'github', clientID: '' }] } }] },
    'collections[0].oauth2.providers[0].clientID',
    'clientId',
  ],
  [field({ name: 'a', type: 'text', maximum: 3 }), 'collections[0].fields[0].maximum', undefined],
  [
    field({ name: 'a', type: 'select', maxselect: 3 }),
    'collections[0].fields[0].maxselect',
    'maxSelect',
  ],
  [field({ name: 'a', requierd: true }), 'collections[0].fields[0].requierd', 'required'],
])('refuses what PocketBase would ignore, and says what it may be: %j', (raw, at, meant) => {
  const hint = meant === undefined ? 'is not known here.' : `: did you mean "${meant}"?`
  expect(() => read(raw)).toThrow(
    expect.objectContaining({ code: 'bad_document', at, message: expect.stringContaining(hint) }),
  )
})

test.each([
  [[], ''],
  [{ collections: {} }, 'collections'],
  [{ collections: [{}] }, 'collections[0].name'],
  [{ collections: [{ name: 'no good' }] }, 'collections[0].name'],
  [{ collections: [{ name: 'a', type: 'table' }] }, 'collections[0].type'],
  [{ collections: [{ name: 'a', indexes: [1] }] }, 'collections[0].indexes[0]'],
  [field({ type: 'text' }), 'collections[0].fields[0].name'],
  [{ records: { tags: [{ name: 'x' }] } }, 'records.tags[0].id'],
])('refuses what is no document: %j', (raw, at) => {
  expect(() => read(raw)).toThrow(expect.objectContaining({ code: 'bad_document', at }))
})

test('takes a field of a type that is new to it', () => {
  expect(() => read(field({ name: 'a', type: 'polygon', corners: 5 }))).not.toThrow()
})

test('takes what PocketBase shows of itself', () => {
  const { settings, collections } = SHAPE
  const named = Object.values(collections).map((one, nth) => ({ ...one, name: `c${nth}` }))
  expect(() => read({ settings, collections: named })).not.toThrow()
})

test('takes secrets out, and puts them back where they were', () => {
  const document = read({
    settings: {
      smtp: { host: 'h', password: 'p1' },
      s3: { secret: '' },
      backups: { s3: { secret: 'p2' } },
    },
    collections: [
      { name: 'a', authToken: { secret: 'p3', duration: 60 } },
      {
        name: 'b',
        oauth2: { providers: [{ name: 'github', clientSecret: 'p1' }, { name: 'oidc' }] },
      },
    ],
  })
  let nth = 0
  const seals = new Map<string, string>()
  const seal = (secret: string): string => {
    const known = seals.get(secret) ?? `secret:${String(nth++).padStart(16, '0')}`
    seals.set(secret, known)
    return known
  }
  const hidden = sealed(document, seal)
  expect(JSON.stringify(hidden.document)).not.toMatch(/"p\d"/)
  expect(hidden.document).toMatchObject({
    settings: { smtp: { host: 'h', password: 'secret:0000000000000000' }, s3: { secret: '' } },
    collections: [
      { authToken: { duration: 60 } },
      { oauth2: { providers: [{}, { name: 'oidc' }] } },
    ],
  })
  expect(unsealed(hidden.document, (found) => hidden.secrets.get(found) ?? found)).toEqual(document)
})
