const { KINDS } = require('./catalogue.js')
const { picture } = require('./pictures.js')
const { randomFrom } = require('./random.js')
const { partsOf, customerOf, deviceOf, ticketOf, iso, DAY } = require('./records.js')
const { PASSWORD, TEAM } = require('./team.js')
const { REMARKS } = require('./words.js')

/** The shop is open ten hours a day and seen on the evening of its last one. */
const OPENED = Date.parse('2025-10-18T08:00:00Z')
const DAYS = 240
const OPEN_HOURS = (10 / 24) * DAY
const NOW = OPENED + (DAYS - 1) * DAY + OPEN_HOURS

/** Only the newest tickets have files, so that a million tickets fit on a disk. */
const WITH_FILES = 5000

/** Customers who may come again, each with the device brought last. */
const REMEMBERED = 2000

/** Fills the shop with `count` tickets and all they need; gives back one line of counts. */
function seed(app, count, say) {
  const shop = openShop(app)
  for (let place = 0; place < count; place++) {
    receive(shop, place, count)
    if ((place + 1) % 1000 === 0) say(`${place + 1} of ${count} tickets`)
  }
  const counts = Object.entries(shop.counts).map(([name, amount]) => `${amount} ${name}`)
  return `The repair shop is open: ${counts.join(', ')}.`
}

function openShop(app) {
  const random = randomFrom(20260615)
  const counts = {}
  const add = (name, time, values) => {
    const record = new Record(app.findCachedCollectionByNameOrId(name), values)
    record.set('id', random.id())
    record.setRaw('created', new DateTime(iso(time)))
    record.setRaw('updated', new DateTime(values.finished || iso(time)))
    app.save(record)
    counts[name] = (counts[name] ?? 0) + 1
    return { ...values, id: record.id }
  }
  const team = TEAM.map((person) => add('technicians', OPENED, account(person)))
  const parts = partsOf(random).map((part) => add('parts', OPENED, part))
  return { random, counts, add, team, parts, pictures: pictures(), devices: [] }
}

function account(person) {
  const name = person.name.split(' ')[0].toLowerCase()
  const email = `${name}@repair.example`
  const avatar = file('avatar.png', picture('person', 'after'))
  return { ...person, email, emailVisibility: true, verified: true, password: PASSWORD, avatar }
}

/** One file for each drawing: PocketBase writes it anew for each record that it is given to. */
function pictures() {
  const made = {}
  for (const kind of Object.keys(KINDS)) {
    for (const moment of ['before', 'after']) {
      made[`${kind} ${moment}`] = file(`${kind}-${moment}.png`, picture(kind, moment))
    }
  }
  return made
}

/** A file to upload; PocketBase adds a random ending to the name unless it is set afterwards. */
function file(name, bytes) {
  const made = $filesystem.fileFromBytes(bytes, name)
  made.name = name
  return made
}

/** Somebody comes in with a device and gets a ticket. */
function receive(shop, place, count) {
  const { random, add } = shop
  const time = openTime((place + random.next()) / count)
  const withFiles = count - place <= WITH_FILES
  const device = bring(shop, place, time)
  const age = (count - place) / count
  const { part, ...values } = ticketOf(random, { device, age, time, now: NOW })
  const number = `R-${String(place + 1).padStart(8, '0')}`
  const quoted = withFiles && values.estimate > 0 && random.chance(0.2)
  const ticket = add('tickets', time, {
    ...values,
    ...hands(shop, device, values.status),
    number,
    customer: device.customer,
    device: device.id,
    predecessor: device.ticket?.id ?? '',
    parts: partIds(shop, device, part),
    documents: quoted ? [quote(number, values)] : [],
  })
  device.ticket = ticket
  if (withFiles) photograph(shop, device, { ...ticket, time })
  discuss(shop, ticket, time)
}

/** The moment after this share (0 to 1) of all opening hours. */
function openTime(share) {
  const worked = Math.floor(share * DAYS * OPEN_HOURS)
  return OPENED + Math.floor(worked / OPEN_HOURS) * DAY + (worked % OPEN_HOURS)
}

/** The device of this visit: one that was here before, another of a known customer, or a first one. */
function bring({ random, add, devices }, place, time) {
  const again = devices.length > 0 && random.chance(0.45)
  const full = devices.length === REMEMBERED
  const slot = again || full ? random.below(devices.length) : devices.length
  const known = again ? devices[slot] : undefined
  const finished = known?.ticket.finished
  if (finished && finished < iso(time) && random.chance(0.7)) return known
  const customer = known?.customer ?? add('customers', time, customerOf(random)).id
  const values = deviceOf(random, { serial: String(place + 1).padStart(8, '0'), time })
  devices[slot] = add('devices', time, { ...values, customer })
  return devices[slot]
}

function quote(number, { title, estimate }) {
  return file('quote.txt', toBytes(`Quote for ${number}\n${title}\nAbout ${estimate} pounds.\n`))
}

/** Who works on it: somebody with the skill, at times helped by others. */
function hands({ random, team }, device, status) {
  if (status === 'new') return { assignee: '', helpers: [] }
  const past = status === 'collected' || status === 'cancelled'
  const crew = team.filter((one) => one.role === 'technician' && (one.active || past))
  const assignee = random.pick(crew.filter((one) => one.skills.includes(device.kind))).id
  const helpers = random.chance(0.15) ? [random.pick(crew).id, random.pick(crew).id] : []
  return { assignee, helpers: [...new Set(helpers)].filter((id) => id !== assignee) }
}

function partIds({ parts }, device, part) {
  const name = `${device.brand} ${device.kind} ${part}`
  return parts.filter((one) => one.name === name).map((one) => one.id)
}

function photograph({ random, add, team, pictures }, device, ticket) {
  const finished = ticket.finished !== ''
  const moments = [
    ...(random.chance(0.45) ? ['before'] : []),
    ...(finished && random.chance(0.25) ? ['after'] : []),
  ]
  for (const moment of moments) {
    const time = moment === 'before' ? ticket.time : Date.parse(ticket.finished)
    add('photos', time, {
      ticket: ticket.id,
      picture: pictures[`${device.kind} ${moment}`],
      moment,
      caption: `${device.brand} ${device.model}, ${moment}`,
      shared: random.chance(0.2),
      taken_by: ticket.assignee || random.pick(team.filter((one) => one.role === 'frontdesk')).id,
      taken_at: iso(time),
    })
  }
}

/** The desk and the bench talk about a ticket while it is open. */
function discuss({ random, add, team }, ticket, time) {
  const desk = team.filter((one) => one.role === 'frontdesk')
  for (const [place, text] of (REMARKS[ticket.status] ?? []).entries()) {
    if (random.chance(0.4)) continue
    const author = place === 0 && ticket.assignee ? ticket.assignee : random.pick(desk).id
    const said = Math.min(time + (place + 1) * random.between(1, 20) * 3_600_000, NOW)
    add('comments', said, { ticket: ticket.id, author, text })
  }
}

module.exports = { seed }
