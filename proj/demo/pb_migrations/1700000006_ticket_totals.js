/// <reference path="../.run/pb_data/types.d.ts" />

// What each customer has brought and paid. PocketBase reads the type of a column from its SQL:
// count() and total() are numbers, cast(… as …) says it, the id of a table is a relation to it.

const QUERY = `
  SELECT
    customers.id,
    customers.id AS customer,
    customers.name,
    count(tickets.id) AS tickets,
    cast(total(tickets.status NOT IN ('collected', 'cancelled')) AS int) AS open,
    total(tickets.price) AS revenue,
    cast(coalesce(max(tickets.created), '') AS text) AS latest
  FROM customers
  LEFT JOIN tickets ON tickets.customer = customers.id
  GROUP BY customers.id
`

migrate(
  (app) => app.save(ticketTotals()),
  (app) => app.delete(app.findCollectionByNameOrId('ticket_totals')),
)

function ticketTotals() {
  return new Collection({
    id: 'shop_ticket_totals',
    type: 'view',
    name: 'ticket_totals',
    listRule: '@request.auth.role = "manager"',
    viewRule: '@request.auth.role = "manager" || @request.auth.role = "frontdesk"',
    viewQuery: QUERY,
  })
}
