// The words of the repair shop. Phone numbers and e-mail domains are ones that reach nobody.

const FIRST_NAMES = (
  'Aisha Alan Ana Anouk Ben Bronwyn Carys Chidi Chloë Dai Daniela Dylan Elif Elin Emeka Emma ' +
  'Farah Finn Freya George Grace Hamza Hana Hugh Ines Isaac Ivy Jamal Jörg José Kasia Kenji ' +
  'Laila Leo Lowri Mateo Megan Mei Mia Nadia Niamh Noah Olga Omar Owen Priya Quentin Rhys Rosa ' +
  'Ruth Samir Seán Sofia Tariq Tess Tomos Ursula Victor Wanda Yuki Zara Zoë'
).split(' ')

const LAST_NAMES = (
  'Adeyemi Ahmed Baker Bevan Brown Carter Chen Clarke Costa Davies Dubois Edwards Evans Fischer ' +
  'García Green Griffiths Hall Harris Hughes Ito Jackson James Jenkins Jones Kaur Khan King ' +
  'Kowalski Lewis Lloyd Martin Morgan Morris Müller Murphy Nguyen Novák O’Brien Okafor Osman ' +
  'Owen Parry Patel Phillips Powell Price Reed Rees Roberts Rossi Schmidt Silva Singh Smith ' +
  'Taylor Thomas Walker Watkins White Williams Wilson Wood Wright Yılmaz Young'
).split(' ')

const STREETS = (
  'Abbey Road,Bridge Street,Castle Lane,Cherry Walk,Church Street,Copper Lane,Elm Grove,' +
  'Gloucester Road,Harbour View,High Street,Kiln Close,Mill Lane,Orchard Way,Park Row,' +
  'Queen Square,Quarry Hill,Station Road,Temple Gate,Victoria Street,Whiteladies Road'
).split(',')

const TOWNS = [
  { name: 'Bristol', lon: -2.5879, lat: 51.4545 },
  { name: 'Bath', lon: -2.359, lat: 51.3811 },
  { name: 'Cardiff', lon: -3.1791, lat: 51.4816 },
  { name: 'Newport', lon: -2.9977, lat: 51.5842 },
  { name: 'Gloucester', lon: -2.2382, lat: 51.8642 },
  { name: 'Swindon', lon: -1.7797, lat: 51.5558 },
]

const NOTES = [
  'Pays late, ask for half in advance.',
  'Friend of the house: ten per cent off.',
  'Wants old parts back.',
  'Complained about the last invoice; settled by phone.',
  'Brings the devices of a whole school in July.',
]

const ACCESSORIES = ['charger', 'case', 'cable', 'charger and case', 'nothing else']

/** Steps that a technician ticks off, the last one when the device is handed over. */
const STEPS = ['Backup offered', 'Opened and cleaned', 'Part fitted', 'Tested for an hour', 'Paid']

/** What is said at the bench and at the desk while a ticket is open. */
const REMARKS = {
  new: [
    'Customer asks whether it will be ready by Friday.',
    'Back-up is done, the code is on file.',
  ],
  diagnosing: [
    'Opened it: somebody was in here before us.',
    'Same fault as in spring, I look again.',
  ],
  waiting: ['Part ordered, due on Tuesday.', 'Customer thinks it over, calls back tomorrow.'],
  repairing: ['New part is in, tests run overnight.', 'One screw was missing, took ours.'],
  done: ['Works like new. Told the customer.', 'Left a message, no answer yet.'],
}

module.exports = { FIRST_NAMES, LAST_NAMES, STREETS, TOWNS, NOTES, ACCESSORIES, STEPS, REMARKS }
