/// <reference path="../.run/pb_data/types.d.ts" />
/// <reference path="../.run/pb_hooks/pb-stack.d.ts" />

// What the workshop does beyond records and rules. It speaks to the board with the pack's helper;
// other clients get JSON as ever. The first line makes the order of hook files no matter.

require(`${__hooks}/pb-stack.pb.js`)

// A ticket that moves: done has a date, and nothing leaves the shop without a price.
onRecordUpdateRequest((e) => {
  const { record } = e
  const status = record.getString('status')
  if (status === record.original().getString('status')) return e.next()
  if (status === 'collected' && record.getFloat('price') === 0 && !record.getBool('warranty')) {
    const price = new ValidationError('validation_required', 'The office sets it first.')
    throw new BadRequestError('Nothing leaves the shop without a price', { price })
  }
  const finished = status === 'done' || status === 'collected'
  if (!finished) record.set('finished', '')
  else if (record.getDateTime('finished').isZero()) record.set('finished', new DateTime())
  e.next()
  const number = record.getString('number')
  const notice = status === 'done' ? `${number} is done: tell the customer.` : ''
  require(`${__hooks}/pb-stack.js`).datastar(e).signals({ notice })
}, 'tickets')

// The oldest new ticket that one can repair becomes one's own. No rule can say that: technicians
// see their own tickets only.
routerAdd(
  'POST',
  '/api/shop/next',
  (e) => {
    const ds = require(`${__hooks}/pb-stack.js`).datastar(e)
    try {
      const ticket = require(`${__hooks}/demo/next.js`).takeNext(e.app, e.auth)
      $apis.enrichRecord(e, ticket, 'customer', 'device', 'assignee')
      if (!ds.asked) return e.json(200, ticket)
      ds.remove(`#ticket-${ticket.id}`)
      ds.patch(ds.render('card', ticket), { target: '#diagnosing', mode: 'prepend' })
      ds.signals({ notice: `${ticket.getString('number')} is yours.`, _open: ticket.id })
    } catch (error) {
      ds.error(error)
    }
  },
  $apis.requireAuth('technicians'),
)
