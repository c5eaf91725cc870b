import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

// It has no types of its own.
const { feature } = createRequire(import.meta.url)('topojson-client')

/**
 * The land of the world as a picture of 360 by 180 degrees, from Natural Earth's outlines in npm's
 * world-atlas: what a position is picked on, without asking any other host.
 *
 * @param {string} root
 */
export function worldSvg(root) {
  const atlas = join(root, 'node_modules/world-atlas/land-110m.json')
  const topology = JSON.parse(readFileSync(atlas, 'utf8'))
  /** @type {any} */
  const land = feature(topology, topology.objects.land)
  const polygons = land.features.flatMap(
    /** @param {any} one */ ({ geometry }) => geometry.coordinates,
  )
  const path = polygons.flat().flatMap(cut).map(textOf).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 180"><path d="${path}"/></svg>\n`
}

/** @typedef {readonly (readonly [lon: number, lat: number])[]} Ring */

/** The parts of a ring on the world, which ends at the antimeridian. @param {Ring} ring */
function cut(ring) {
  const whole = unrolled(ring)
  return [-360, 0, 360]
    .map((turn) => within(whole.map(([lon, lat]) => [lon + turn, lat])))
    .filter((part) => part.some(([lon]) => Math.abs(lon) < 180))
}

/**
 * A ring that goes on beyond the antimeridian, where it would jump to the other side of the world. What
 * goes round the world is closed at the South Pole.
 *
 * @param {Ring} ring
 * @returns {Ring}
 */
function unrolled(ring) {
  let turn = 0
  /** @type {[number, number][]} */
  const points = ring.map(([lon, lat], at) => {
    const step = lon - (ring[at - 1] ?? [lon])[0]
    if (Math.abs(step) > 180) turn -= 360 * Math.sign(step)
    return [lon + turn, lat]
  })
  const ends = [points.at(-1), points[0]].map(
    ([lon = 0] = [0, 0]) => /** @type {const} */ ([lon, -90]),
  )
  return turn === 0 ? points : [...points, ...ends]
}

/** What is beyond an edge of the world runs along it, where it has no area. @param {Ring} ring */
const within = (ring) =>
  ring
    .map(([lon, lat]) => /** @type {const} */ ([Math.min(180, Math.max(-180, lon)), lat]))
    .filter(([lon], at, all) => all[at - 1]?.[0] !== lon || all[at + 1]?.[0] !== lon)

/** @param {Ring} ring */
const textOf = (ring) =>
  `M${ring.map(([lon, lat]) => `${(lon + 180).toFixed(1)},${(90 - lat).toFixed(1)}`).join(' ')}z`
