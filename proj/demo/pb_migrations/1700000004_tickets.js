/// <reference path="../.run/pb_data/types.d.ts" />

// The work itself. The office sees every ticket, a technician the own ones. Where a rule compares
// with the viewer's id it asks for somebody signed in first: the id of a guest is empty, and so is
// the assignee of a new ticket.

const OFFICE = '@request.auth.role = "manager" || @request.auth.role = "frontdesk"'
const OWN_OR_HELPING =
  '@request.auth.id != "" && (assignee = @request.auth.id || helpers.id ?= @request.auth.id)'
const OWN_BUT_NOT_WHOSE_OR_HOW_MUCH =
  '@request.auth.id != "" && assignee = @request.auth.id && ' +
  '@request.body.assignee:changed = false && @request.body.price:changed = false'

migrate(
  (app) => {
    const collection = tickets()
    app.save(collection)
    collection.fields.add(predecessor())
    app.save(collection)
  },
  (app) => app.delete(app.findCollectionByNameOrId('tickets')),
)

function tickets() {
  return new Collection({
    id: 'shop_tickets',
    type: 'base',
    name: 'tickets',
    listRule: `${OFFICE} || (${OWN_OR_HELPING})`,
    viewRule: `${OFFICE} || (${OWN_OR_HELPING})`,
    createRule: OFFICE,
    updateRule: `${OFFICE} || (${OWN_BUT_NOT_WHOSE_OR_HOW_MUCH})`,
    deleteRule: null,
    fields: [...what(), ...who(), ...money(), ...papers()],
    indexes: [
      'CREATE UNIQUE INDEX idx_tickets_number ON tickets (number)',
      'CREATE INDEX idx_tickets_created ON tickets (created, id)',
      'CREATE INDEX idx_tickets_status ON tickets (status, created, id)',
      'CREATE INDEX idx_tickets_assignee ON tickets (assignee, created, id)',
      'CREATE INDEX idx_tickets_due ON tickets (due, id)',
      'CREATE INDEX idx_tickets_customer ON tickets (customer)',
      'CREATE INDEX idx_tickets_device ON tickets (device)',
    ],
  })
}

function what() {
  return [
    {
      name: 'number',
      type: 'text',
      required: true,
      presentable: true,
      pattern: '^R-[0-9]{8}$',
      autogeneratePattern: 'R-[1-9][0-9]{7}',
      help: 'On the slip that the customer holds. Made up when left empty.',
    },
    { name: 'title', type: 'text', required: true, presentable: true, min: 3, max: 140 },
    {
      name: 'status',
      type: 'select',
      required: true,
      maxSelect: 1,
      values: ['new', 'diagnosing', 'waiting', 'repairing', 'done', 'collected', 'cancelled'],
    },
    { name: 'priority', type: 'select', maxSelect: 1, values: ['low', 'normal', 'high'] },
    {
      name: 'problem',
      type: 'editor',
      maxSize: 100000,
      help: 'In the words of the customer.',
    },
    {
      name: 'checklist',
      type: 'json',
      maxSize: 20000,
      help: 'A list of steps: [{"step": "Battery", "done": true}].',
    },
  ]
}

function who() {
  const one = { type: 'relation', maxSelect: 1 }
  return [
    { ...one, name: 'customer', required: true, collectionId: 'shop_customers' },
    { ...one, name: 'device', required: true, collectionId: 'shop_devices' },
    { ...one, name: 'assignee', collectionId: 'shop_technicians', help: 'Who repairs it.' },
    { name: 'helpers', type: 'relation', maxSelect: 3, collectionId: 'shop_technicians' },
  ]
}

/** Added in a second step: a relation can only point to a collection that exists. */
function predecessor() {
  return new RelationField({
    name: 'predecessor',
    collectionId: 'shop_tickets',
    maxSelect: 1,
    help: 'The earlier repair, when the same device comes back.',
  })
}

function money() {
  return [
    { name: 'parts', type: 'relation', maxSelect: 10, collectionId: 'shop_parts' },
    { name: 'warranty', type: 'bool', help: 'The maker or our own guarantee pays.' },
    { name: 'estimate', type: 'number', min: 0, max: 20000 },
    { name: 'price', type: 'number', min: 0, max: 20000, help: 'Set by the office.' },
  ]
}

function papers() {
  return [
    { name: 'due', type: 'date' },
    { name: 'finished', type: 'date' },
    {
      name: 'documents',
      type: 'file',
      protected: true,
      maxSelect: 5,
      maxSize: 2000000,
      mimeTypes: ['application/pdf', 'text/plain', 'image/png', 'image/jpeg'],
      help: 'Quotes and invoices. Protected: only who sees the ticket can open them.',
    },
    { name: 'created', type: 'autodate', onCreate: true },
    { name: 'updated', type: 'autodate', onCreate: true, onUpdate: true },
  ]
}
