/// <reference path="../.run/pb_data/types.d.ts" />

// What the shop has on its shelves. Anybody may read it; what a part cost us stays hidden.

const MANAGER = '@request.auth.role = "manager"'

migrate(
  (app) => app.save(parts()),
  (app) => app.delete(app.findCollectionByNameOrId('parts')),
)

function parts() {
  return new Collection({
    id: 'shop_parts',
    type: 'base',
    name: 'parts',
    listRule: '',
    viewRule: '',
    createRule: MANAGER,
    updateRule: MANAGER,
    deleteRule: null,
    fields: [
      {
        name: 'sku',
        type: 'text',
        required: true,
        max: 40,
        pattern: '^[A-Z0-9]+(-[A-Z0-9]+)*$',
        autogeneratePattern: 'PART-[0-9]{6}',
        help: 'Made up when left empty.',
      },
      { name: 'name', type: 'text', required: true, presentable: true, min: 2, max: 120 },
      {
        name: 'fits',
        type: 'select',
        maxSelect: 6,
        values: ['phone', 'tablet', 'laptop', 'console', 'camera', 'headphones'],
      },
      { name: 'price', type: 'number', required: true, min: 0.01, max: 10000 },
      {
        name: 'purchase_price',
        type: 'number',
        hidden: true,
        min: 0,
        help: 'Hidden: only superusers see what we paid.',
      },
      { name: 'stock', type: 'number', onlyInt: true, min: 0, max: 100000 },
      { name: 'supplier', type: 'url', exceptDomains: ['example.com'] },
      { name: 'discontinued', type: 'bool' },
      { name: 'created', type: 'autodate', onCreate: true },
      { name: 'updated', type: 'autodate', onCreate: true, onUpdate: true },
    ],
    indexes: [
      'CREATE UNIQUE INDEX idx_parts_sku ON parts (sku)',
      'CREATE INDEX idx_parts_created ON parts (created, id)',
      'CREATE INDEX idx_parts_name ON parts (name, id)',
    ],
  })
}
