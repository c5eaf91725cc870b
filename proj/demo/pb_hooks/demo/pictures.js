// Small drawings of devices as PNG files: a grid of 20 × 15 squares, 8 pixels each, in a palette
// of 16 colours. Four bits a pixel, so a square is four equal bytes; stored without compression.

const COLUMNS = 20
const ROWS = 15
const SQUARE = 8

/** Rectangles of each drawing: left, top, width, height, colour of the palette. */
const DRAWINGS = {
  person: [
    [8, 2, 4, 5, 4],
    [6, 8, 8, 7, 2],
  ],
  phone: [
    [7, 1, 6, 13, 1],
    [8, 2, 4, 10, 2],
    [9, 13, 2, 1, 3],
  ],
  tablet: [
    [4, 2, 12, 11, 1],
    [5, 3, 10, 9, 2],
  ],
  laptop: [
    [4, 2, 12, 8, 1],
    [5, 3, 10, 6, 2],
    [2, 10, 16, 2, 3],
    [8, 10, 4, 1, 1],
  ],
  console: [
    [2, 4, 16, 7, 1],
    [6, 5, 8, 5, 2],
    [3, 6, 2, 2, 4],
    [15, 6, 2, 2, 4],
  ],
  camera: [
    [7, 2, 5, 2, 1],
    [3, 4, 14, 9, 1],
    [7, 5, 6, 6, 3],
    [8, 6, 4, 4, 2],
    [15, 5, 1, 1, 4],
  ],
  headphones: [
    [5, 2, 10, 2, 1],
    [4, 3, 2, 7, 1],
    [14, 3, 2, 7, 1],
    [3, 8, 3, 5, 4],
    [14, 8, 3, 5, 4],
  ],
}
const CRACK = [
  [8, 4],
  [9, 5],
  [10, 6],
  [9, 7],
  [10, 8],
  [11, 7],
  [11, 9],
]
const INKS = [
  [44, 52, 64],
  [137, 180, 214],
  [172, 178, 189],
  [214, 106, 72],
  [250, 250, 250],
]
const PAPERS = { before: [236, 222, 204], after: [205, 230, 213] }

/** The bytes of a picture of `kind` (a key of DRAWINGS) at a `moment`: before (cracked) or after. */
function picture(kind, moment) {
  const grid = Array.from({ length: ROWS }, () => new Array(COLUMNS).fill(0))
  const cracks = moment === 'before' ? CRACK.map(([left, top]) => [left, top, 1, 1, 5]) : []
  for (const [left, top, width, height, colour] of [...DRAWINGS[kind], ...cracks]) {
    for (let row = top; row < top + height; row++) grid[row].fill(colour, left, left + width)
  }
  return png(grid, [PAPERS[moment], ...INKS].flat())
}

function png(grid, palette) {
  const pixels = grid.flatMap((row) => {
    const line = [0, ...row.flatMap((colour) => new Array(SQUARE / 2).fill(colour * 17))]
    return new Array(SQUARE).fill(line).flat()
  })
  const size = [...bytes(COLUMNS * SQUARE), ...bytes(ROWS * SQUARE)]
  return [
    ...[137, 80, 78, 71, 13, 10, 26, 10],
    ...chunk('IHDR', [...size, 4, 3, 0, 0, 0]),
    ...chunk('PLTE', palette),
    ...chunk('IDAT', stored(pixels)),
    ...chunk('IEND', []),
  ]
}

function chunk(name, content) {
  const body = [...name].map((letter) => letter.charCodeAt(0)).concat(content)
  return [...bytes(content.length), ...body, ...bytes(crc32(body))]
}

/** A zlib stream of one stored block (RFC 1950 and 1951): at most 65,535 bytes. */
function stored(content) {
  const [high, low] = bytes(content.length).slice(2)
  return [120, 1, 1, low, high, 255 - low, 255 - high, ...content, ...bytes(adler32(content))]
}

function bytes(value) {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
}

function crc32(content) {
  let crc = -1
  for (const byte of content) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc
}

function adler32(content) {
  let [low, high] = [1, 0]
  for (const byte of content) {
    low = (low + byte) % 65521
    high = (high + low) % 65521
  }
  return high * 65536 + low
}

module.exports = { picture }
