/// <reference path="../.run/pb_data/types.d.ts" />

// Pictures of a repair. Those that the customer agreed to share are public; the others are for the
// shop. Each belongs to who took it.

const OWN = '@request.auth.id != "" && taken_by = @request.auth.id'
const SHARED_OR_SIGNED_IN = 'shared = true || @request.auth.id != ""'

migrate(
  (app) => app.save(photos()),
  (app) => app.delete(app.findCollectionByNameOrId('photos')),
)

function photos() {
  return new Collection({
    id: 'shop_photos',
    type: 'base',
    name: 'photos',
    listRule: SHARED_OR_SIGNED_IN,
    viewRule: SHARED_OR_SIGNED_IN,
    createRule: OWN,
    updateRule: OWN,
    deleteRule: `${OWN} || @request.auth.role = "manager"`,
    fields: [
      {
        name: 'ticket',
        type: 'relation',
        required: true,
        collectionId: 'shop_tickets',
        cascadeDelete: true,
        maxSelect: 1,
      },
      {
        name: 'picture',
        type: 'file',
        required: true,
        maxSelect: 1,
        maxSize: 5000000,
        mimeTypes: ['image/png', 'image/jpeg', 'image/webp'],
        thumbs: ['80x60', '320x240'],
      },
      { name: 'moment', type: 'select', maxSelect: 1, values: ['before', 'after'] },
      { name: 'caption', type: 'text', presentable: true, max: 200 },
      { name: 'shared', type: 'bool', help: 'The customer agreed: anybody may see it.' },
      { name: 'taken_by', type: 'relation', collectionId: 'shop_technicians', maxSelect: 1 },
      { name: 'taken_at', type: 'date' },
      { name: 'created', type: 'autodate', onCreate: true },
      { name: 'updated', type: 'autodate', onCreate: true, onUpdate: true },
    ],
    indexes: [
      'CREATE INDEX idx_photos_created ON photos (created, id)',
      'CREATE INDEX idx_photos_ticket ON photos (ticket)',
    ],
  })
}
