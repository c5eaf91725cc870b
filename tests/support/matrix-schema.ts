/**
 * One collection for each shape of a rule, which decides over everything in it. `mixed` is of several:
 * who may list, make and delete there may neither view nor change.
 */
const SHAPES = {
  locked: null,
  open: '',
  members: '@request.auth.id != ""',
  owned: 'owner = @request.auth.id',
  related:
    '@request.query.key = "sesame" || @request.auth.id != "" && (' +
    'team.members.id ?= @request.auth.id || shares_via_doc.reader.id ?= @request.auth.id || ' +
    '(@collection.grants.doc ?= id && @collection.grants.reader ?= @request.auth.id))',
  mixed: '',
} as const

export type Shape = keyof typeof SHAPES

export const SHAPE_NAMES = Object.keys(SHAPES) as readonly Shape[]

/** The records of each, by whom they lead to. */
export const KINDS = ['mine', 'theirs', 'nobodys', 'granted', 'shared'] as const
export type Kind = (typeof KINDS)[number]

/** The id of a record: always the same, so that one that is deleted can be made again. */
export const idOf = (shape: string, kind: string): string => `${shape}${kind}`.padEnd(15, '0')

const USERS = '_pb_users_auth_'
const text = (name: string, more: object = {}) => ({ name, type: 'text', ...more })
const link = (name: string, collectionId: string, more: object = {}) => ({
  ...{ name, type: 'relation', collectionId, maxSelect: 1 },
  ...more,
})
const base = (name: string, fields: readonly object[], more: object = {}) => ({
  ...{ id: `pbc_${name}`, name, type: 'base', fields },
  ...more,
})

function rulesOf(shape: Shape): object {
  const rule = SHAPES[shape]
  const closed = shape === 'mixed' ? null : rule
  return {
    ...{ listRule: rule, viewRule: closed, createRule: rule },
    ...{ updateRule: closed, deleteRule: rule },
  }
}

const shaped = (shape: Shape) =>
  base(
    shape,
    [
      text('title', { presentable: true }),
      text('body'),
      text('secret', { hidden: true }),
      text('code'),
      link('owner', USERS),
      link('team', 'pbc_teams'),
      link('keeper', USERS, { hidden: true }),
      { name: 'created', type: 'autodate', onCreate: true },
      { name: 'updated', type: 'autodate', onCreate: true, onUpdate: true },
    ],
    {
      ...rulesOf(shape),
      indexes: [`CREATE UNIQUE INDEX idx_${shape} ON ${shape} (code) WHERE code != ''`],
    },
  )

export const COLLECTIONS = [
  base('teams', [text('name'), link('members', USERS, { maxSelect: 9 })]),
  base('grants', [text('doc'), link('reader', USERS)]),
  ...SHAPE_NAMES.map(shaped),
  base('shares', [link('doc', 'pbc_related'), link('reader', USERS)]),
]
