/// <reference path="../.run/pb_data/types.d.ts" />

// Who brings something, and what they bring.

const SIGNED_IN = '@request.auth.id != ""'
const OFFICE = '@request.auth.role = "manager" || @request.auth.role = "frontdesk"'
const MANAGER = '@request.auth.role = "manager"'

migrate(
  (app) => {
    app.save(customers())
    app.save(devices())
  },
  (app) => {
    app.delete(app.findCollectionByNameOrId('devices'))
    app.delete(app.findCollectionByNameOrId('customers'))
  },
)

function customers() {
  return new Collection({
    id: 'shop_customers',
    type: 'base',
    name: 'customers',
    listRule: SIGNED_IN,
    viewRule: SIGNED_IN,
    createRule: OFFICE,
    updateRule: OFFICE,
    deleteRule: MANAGER,
    fields: [
      { name: 'name', type: 'text', required: true, presentable: true, min: 2, max: 120 },
      { name: 'email', type: 'email' },
      {
        name: 'phone',
        type: 'text',
        pattern: '^\\+?[0-9 ()/-]{6,24}$',
        help: 'Digits and spaces, with the country in front: +44 7700 900123.',
      },
      { name: 'website', type: 'url', help: 'Of a business.' },
      {
        name: 'reach_by',
        type: 'select',
        maxSelect: 3,
        values: ['email', 'phone', 'text message'],
        help: 'How this customer wants to hear from us, best first.',
      },
      { name: 'newsletter', type: 'bool' },
      { name: 'address', type: 'text', max: 200 },
      { name: 'location', type: 'geoPoint', help: 'For pick-up and delivery.' },
      {
        name: 'internal_note',
        type: 'text',
        hidden: true,
        max: 1000,
        help: 'Hidden: only superusers see it.',
      },
      { name: 'created', type: 'autodate', onCreate: true },
      { name: 'updated', type: 'autodate', onCreate: true, onUpdate: true },
    ],
    indexes: [
      'CREATE INDEX idx_customers_created ON customers (created, id)',
      'CREATE INDEX idx_customers_name ON customers (name, id)',
      'CREATE INDEX idx_customers_email ON customers (email)',
    ],
  })
}

function devices() {
  return new Collection({
    id: 'shop_devices',
    type: 'base',
    name: 'devices',
    listRule: SIGNED_IN,
    viewRule: SIGNED_IN,
    createRule: SIGNED_IN,
    updateRule: SIGNED_IN,
    deleteRule: MANAGER,
    fields: [
      {
        name: 'customer',
        type: 'relation',
        required: true,
        collectionId: 'shop_customers',
        cascadeDelete: true,
        maxSelect: 1,
      },
      {
        name: 'kind',
        type: 'select',
        required: true,
        maxSelect: 1,
        values: ['phone', 'tablet', 'laptop', 'console', 'camera', 'headphones'],
      },
      { name: 'brand', type: 'text', required: true, presentable: true, max: 60 },
      { name: 'model', type: 'text', required: true, presentable: true, max: 80 },
      {
        name: 'serial',
        type: 'text',
        pattern: '^[A-Z0-9-]{6,24}$',
        help: 'From the label or the settings: capital letters, digits, dashes.',
      },
      {
        name: 'bought_on',
        type: 'date',
        min: '2000-01-01 00:00:00.000Z',
        help: 'Decides whether the maker still pays.',
      },
      { name: 'specs', type: 'json', maxSize: 10000, help: 'Colour, storage and the like.' },
      { name: 'created', type: 'autodate', onCreate: true },
      { name: 'updated', type: 'autodate', onCreate: true, onUpdate: true },
    ],
    indexes: [
      'CREATE INDEX idx_devices_created ON devices (created, id)',
      'CREATE INDEX idx_devices_customer ON devices (customer)',
      "CREATE UNIQUE INDEX idx_devices_serial ON devices (serial) WHERE serial != ''",
    ],
  })
}
