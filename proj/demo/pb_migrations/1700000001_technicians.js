/// <reference path="../.run/pb_data/types.d.ts" />

// The people of the shop. PocketBase is born with an auth collection `users` in which anybody may
// sign up; here a manager adds people, so it goes.

const IMAGES = ['image/jpeg', 'image/png', 'image/gif', 'image/webp']
const IMAGES_AND_SVG = ['image/jpeg', 'image/png', 'image/svg+xml', 'image/gif', 'image/webp']

migrate(
  (app) => {
    app.delete(app.findCollectionByNameOrId('users'))
    app.save(technicians())
  },
  (app) => {
    app.delete(app.findCollectionByNameOrId('technicians'))
    app.save(users())
  },
)

function technicians() {
  return new Collection({
    id: 'shop_technicians',
    type: 'auth',
    name: 'technicians',
    listRule: '@request.auth.id != ""',
    viewRule: '@request.auth.id != ""',
    createRule: '@request.auth.role = "manager"',
    updateRule:
      '@request.auth.role = "manager" || (id = @request.auth.id && ' +
      '@request.body.role:changed = false && @request.body.active:changed = false)',
    deleteRule: null,
    authRule: 'active = true',
    manageRule: '@request.auth.role = "manager"',
    fields: [
      { name: 'name', type: 'text', required: true, presentable: true, min: 2, max: 80 },
      {
        name: 'role',
        type: 'select',
        required: true,
        maxSelect: 1,
        values: ['technician', 'frontdesk', 'manager'],
        help: 'Decides what this person sees and may change.',
      },
      {
        name: 'skills',
        type: 'select',
        maxSelect: 6,
        values: ['phone', 'tablet', 'laptop', 'console', 'camera', 'headphones'],
        help: 'What this person repairs.',
      },
      { name: 'avatar', type: 'file', maxSelect: 1, mimeTypes: IMAGES, thumbs: ['96x96'] },
      {
        name: 'till_pin',
        type: 'password',
        min: 4,
        max: 8,
        pattern: '^[0-9]+$',
        help: 'Opens the till: 4 to 8 digits. It is stored as a hash and never shown.',
      },
      {
        name: 'active',
        type: 'bool',
        help: 'Who has left is kept, since tickets point here, and can no longer sign in.',
      },
      { name: 'created', type: 'autodate', onCreate: true },
      { name: 'updated', type: 'autodate', onCreate: true, onUpdate: true },
    ],
    indexes: ['CREATE INDEX idx_technicians_created ON technicians (created, id)'],
  })
}

/** PocketBase's own `users`, as its first migration makes it. */
function users() {
  const own = 'id = @request.auth.id'
  const made = new Collection({
    id: '_pb_users_auth_',
    type: 'auth',
    name: 'users',
    listRule: own,
    viewRule: own,
    createRule: '',
    updateRule: own,
    deleteRule: own,
    oauth2: { mappedFields: { name: 'name', avatarURL: 'avatar' } },
  })
  made.fields.add(
    new TextField({ name: 'name', max: 255 }),
    new FileField({ name: 'avatar', maxSelect: 1, mimeTypes: IMAGES_AND_SVG }),
    new AutodateField({ name: 'created', onCreate: true }),
    new AutodateField({ name: 'updated', onCreate: true, onUpdate: true }),
  )
  return made
}
