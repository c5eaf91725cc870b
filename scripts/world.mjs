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
  const path = polygons.flat().map(ringOf).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 360 180"><path d="${path}"/></svg>\n`
}

/** @param {[lon: number, lat: number][]} ring */
const ringOf = (ring) =>
  `M${ring.map(([lon, lat]) => `${(lon + 180).toFixed(1)},${(90 - lat).toFixed(1)}`).join(' ')}z`
