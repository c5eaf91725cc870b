const { KINDS } = require('./catalogue.js')
const words = require('./words.js')

const DAY = 24 * 60 * 60 * 1000

/** Values of the shop's parts: one for each brand and each part that breaks. */
function partsOf(random) {
  return Object.entries(KINDS).flatMap(([kind, { brands, faults }]) =>
    Object.keys(brands).flatMap((brand) =>
      faults.filter((fault) => fault.part).map((fault) => partOf(random, { kind, brand, fault })),
    ),
  )
}

function partOf(random, { kind, brand, fault }) {
  const price = fault.price + random.below(20) - 0.1
  return {
    sku: `${kind} ${brand} ${fault.part}`.toUpperCase().replaceAll(' ', '-'),
    name: `${brand} ${kind} ${fault.part}`,
    fits: kind === 'phone' && fault.part === 'charging port' ? ['phone', 'tablet'] : [kind],
    price,
    purchase_price: Math.round(price * random.between(40, 65)) / 100,
    stock: random.chance(0.1) ? 0 : random.between(1, 40),
    supplier: `https://parts.example.org/${brand.toLowerCase()}`,
    discontinued: random.chance(0.06),
  }
}

function customerOf(random) {
  const [first, last] = [random.pick(words.FIRST_NAMES), random.pick(words.LAST_NAMES)]
  const town = random.pick(words.TOWNS)
  const business = random.chance(0.08)
  const near = (degrees) => Math.round((degrees + (random.next() - 0.5) / 20) * 10000) / 10000
  return {
    name: business ? `${last} & Co` : `${first} ${last}`,
    email: random.chance(0.92) ? `${latin(first)}.${latin(last)}@example.org` : '',
    phone: `+44 7700 900${random.between(100, 999)}`,
    website: business ? `https://${latin(last)}.example.org` : '',
    reach_by: random.pick([['email'], ['phone'], ['email', 'phone'], ['text message', 'email']]),
    newsletter: random.chance(0.3),
    address: `${random.between(1, 180)} ${random.pick(words.STREETS)}, ${town.name}`,
    location: { lon: near(town.lon), lat: near(town.lat) },
    internal_note: random.chance(0.15) ? random.pick(words.NOTES) : '',
  }
}

/** The letters a to z of a name, accents taken off. */
function latin(name) {
  const plain = name.toLowerCase().replaceAll('ı', 'i').normalize('NFD')
  return plain.replace(/[^a-z]/g, '')
}

function deviceOf(random, { serial, time }) {
  const kind = random.pick(['phone', 'phone', 'phone', 'laptop', 'laptop', ...Object.keys(KINDS)])
  const { brands, specs } = KINDS[kind]
  const brand = random.pick(Object.keys(brands))
  const noted = Object.entries(specs).map(([name, values]) => [name, random.pick(values)])
  return {
    kind,
    brand,
    model: random.pick(brands[brand]),
    serial: random.chance(0.9) ? `${brand.slice(0, 3).toUpperCase()}-${serial}` : '',
    bought_on: random.chance(0.8) ? day(time - random.between(20, 1500) * DAY) : '',
    specs: Object.fromEntries(noted),
  }
}

const STAGES = [
  { until: 0.03, states: ['new', 'new', 'diagnosing'] },
  { until: 0.08, states: ['diagnosing', 'waiting', 'repairing', 'repairing'] },
  { until: 0.15, states: ['waiting', 'repairing', 'done', 'done', 'collected'] },
  { until: 1, states: [...new Array(15).fill('collected'), 'cancelled'] },
]

/**
 * Values of a ticket opened at `time`; `age` is its place between the newest (0) and the oldest (1).
 * `part` names what was fitted, if anything.
 */
function ticketOf(random, { device, age, time, now }) {
  const fault = random.pick(KINDS[device.kind].faults)
  const status = random.pick(STAGES.find((stage) => age <= stage.until).states)
  const estimate = Math.round(fault.price * 1.1) + 25 + random.below(30)
  const warranty = random.chance(0.1)
  const finished = status === 'done' || status === 'collected'
  const taken = random.pick(words.ACCESSORIES)
  return {
    title: `${device.brand} ${device.model}: ${fault.title.toLowerCase()}`,
    status,
    priority: random.pick(['low', 'normal', 'normal', 'normal', 'high']),
    problem: `<p>${fault.told}</p><p>Left with us: <strong>${taken}</strong>.</p>`,
    checklist: checklist(random, status),
    warranty,
    estimate: status === 'new' ? 0 : estimate,
    price: finished && !warranty ? estimate + random.between(-10, 15) - 0.5 : 0,
    due: `${day(time + random.between(3, 12) * DAY)} 17:00:00.000Z`,
    finished: finished ? iso(Math.min(time + random.between(1, 11) * DAY, now)) : '',
    part: ['new', 'diagnosing', 'cancelled'].includes(status) ? '' : fault.part,
  }
}

function checklist(random, status) {
  if (status === 'new') return null
  const ready = status === 'collected' ? words.STEPS.length : random.below(words.STEPS.length)
  return words.STEPS.map((step, place) => ({ step, done: place < ready }))
}

function iso(time) {
  return new Date(time).toISOString()
}

function day(time) {
  return iso(time).slice(0, 10)
}

module.exports = { partsOf, customerOf, deviceOf, ticketOf, iso, DAY }
