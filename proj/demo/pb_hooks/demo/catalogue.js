const fault = (part, price, title, told) => ({ part, price, title, told })

/**
 * What comes in: of each kind its brands and models, what to note, and what breaks
 * (a fault without a part needs none).
 */
const KINDS = {
  phone: {
    brands: {
      Apple: ['iPhone 13', 'iPhone 14 Pro', 'iPhone 15'],
      Samsung: ['Galaxy S22', 'Galaxy S24', 'Galaxy A54'],
      Google: ['Pixel 7', 'Pixel 8a', 'Pixel 9'],
      Fairphone: ['Fairphone 4', 'Fairphone 5'],
    },
    specs: { storage_gb: [64, 128, 256], colour: ['black', 'white', 'blue'] },
    faults: [
      fault(
        'screen',
        129,
        'Cracked screen',
        'It fell on the stairs. Touch still works at the top.',
      ),
      fault('battery', 49, 'Battery drains', 'Full in the morning, empty by lunch.'),
      fault(
        'charging port',
        39,
        'Does not charge',
        'Only charges when the cable is held at an angle.',
      ),
      fault('camera', 89, 'Blurred photos', 'The main camera hums and never gets sharp.'),
      fault('', 0, 'Water damage', 'It was in the sink for a minute, then in rice for a day.'),
    ],
  },
  tablet: {
    brands: {
      Apple: ['iPad Air', 'iPad mini'],
      Samsung: ['Galaxy Tab S8', 'Galaxy Tab A9'],
      Lenovo: ['Tab P11', 'Tab M10'],
    },
    specs: { storage_gb: [64, 128], colour: ['silver', 'grey'] },
    faults: [
      fault('screen', 149, 'Cracked glass', 'The children were playing with it.'),
      fault('battery', 69, 'Switches off', 'Goes dark at forty per cent.'),
      fault('charging port', 45, 'Loose socket', 'The plug falls out.'),
    ],
  },
  laptop: {
    brands: {
      Apple: ['MacBook Air M2', 'MacBook Pro 14'],
      Lenovo: ['ThinkPad T14', 'ThinkPad X1', 'Yoga 7'],
      Dell: ['XPS 13', 'Latitude 5440'],
      Framework: ['Laptop 13', 'Laptop 16'],
    },
    specs: { memory_gb: [8, 16, 32], storage_gb: [256, 512], keyboard: ['UK', 'US', 'FR'] },
    faults: [
      fault('keyboard', 95, 'Keys stick', 'Tea went over it. E, R and the space bar stick.'),
      fault(
        'screen',
        210,
        'Lines on the screen',
        'Coloured lines on the left, more when I move the lid.',
      ),
      fault('battery', 99, 'Battery swollen', 'The base no longer lies flat on the table.'),
      fault('fan', 55, 'Fan is loud', 'Roars as soon as a video plays.'),
      fault('hinge', 79, 'Hinge broken', 'The lid no longer stays up.'),
      fault('', 0, 'Does not start', 'A light comes on, the screen stays black.'),
    ],
  },
  console: {
    brands: {
      Sony: ['PlayStation 4', 'PlayStation 5'],
      Nintendo: ['Switch', 'Switch OLED', 'Switch Lite'],
      Microsoft: ['Xbox Series S', 'Xbox Series X'],
    },
    specs: { storage_gb: [500, 825], controllers: [1, 2] },
    faults: [
      fault('HDMI socket', 65, 'No picture', 'Switches on, but the television says no signal.'),
      fault('fan', 45, 'Overheats', 'Stops with a warning after ten minutes.'),
      fault('drive', 85, 'Does not read discs', 'It takes the disc, hums and gives it back.'),
      fault('stick', 35, 'Stick drifts', 'The figure walks to the left by itself.'),
    ],
  },
  camera: {
    brands: {
      Canon: ['EOS R10', 'EOS 250D'],
      Nikon: ['Z50', 'D3500'],
      Fujifilm: ['X-T30', 'X100V'],
    },
    specs: { megapixels: [16, 24, 26], lens: ['18-55 mm', '23 mm'] },
    faults: [
      fault('shutter', 160, 'Shutter stuck', 'Every picture is black.'),
      fault('display', 90, 'Display dark', 'The viewfinder works, the display does not.'),
      fault('', 0, 'Sensor dirty', 'Grey spots in the sky, always in the same places.'),
    ],
  },
  headphones: {
    brands: {
      Sony: ['WH-1000XM4', 'WH-1000XM5'],
      Bose: ['QC45', 'QC Ultra'],
      Sennheiser: ['HD 560S', 'Momentum 4'],
    },
    specs: { wireless: [true, true, false], colour: ['black', 'cream'] },
    faults: [
      fault('battery', 35, 'Dies after an hour', 'It used to last the whole flight.'),
      fault('ear pads', 25, 'Pads worn', 'Black crumbs in my hair.'),
      fault('headband', 40, 'Headband snapped', 'My brother sat on it.'),
    ],
  },
}

module.exports = { KINDS }
