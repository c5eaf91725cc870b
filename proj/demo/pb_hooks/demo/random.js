const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789'

/** A stream of choices that is the same on every run (mulberry32). */
function randomFrom(start) {
  let state = start
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit) => Math.floor(next() * limit)
  return {
    next,
    below,
    between: (low, high) => low + below(high - low + 1),
    chance: (share) => next() < share,
    pick: (list) => list[below(list.length)],
    id: () => Array.from({ length: 15 }, () => ALPHABET[below(ALPHABET.length)]).join(''),
  }
}

module.exports = { randomFrom }
