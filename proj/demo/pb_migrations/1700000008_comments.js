/// <reference path="../.run/pb_data/types.d.ts" />

// What the shop says to each other about a ticket. Who sees the ticket sees and writes them; nobody
// changes what was said.

const OFFICE = '@request.auth.role = "manager" || @request.auth.role = "frontdesk"'
const SEES_THE_TICKET =
  `@request.auth.id != "" && (${OFFICE} || ` +
  'ticket.assignee = @request.auth.id || ticket.helpers.id ?= @request.auth.id)'

migrate(
  (app) => app.save(comments()),
  (app) => app.delete(app.findCollectionByNameOrId('comments')),
)

function comments() {
  return new Collection({
    id: 'shop_comments',
    type: 'base',
    name: 'comments',
    listRule: SEES_THE_TICKET,
    viewRule: SEES_THE_TICKET,
    createRule: `author = @request.auth.id && ${SEES_THE_TICKET}`,
    updateRule: null,
    deleteRule: '@request.auth.id != "" && author = @request.auth.id',
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
        name: 'author',
        type: 'relation',
        required: true,
        collectionId: 'shop_technicians',
        maxSelect: 1,
      },
      { name: 'text', type: 'text', required: true, presentable: true, max: 1000 },
      { name: 'created', type: 'autodate', onCreate: true },
      { name: 'updated', type: 'autodate', onCreate: true, onUpdate: true },
    ],
    indexes: [
      'CREATE INDEX idx_comments_created ON comments (created, id)',
      'CREATE INDEX idx_comments_ticket ON comments (ticket, created)',
    ],
  })
}
