import { expect, test } from 'vitest'
import { worldSvg } from '../../scripts/world.mjs'

type Point = readonly [x: number, y: number]

const rings: readonly (readonly Point[])[] = [
  ...worldSvg(process.cwd()).matchAll(/M([^Mz]+)z/g),
].map(([, text = '']) =>
  text.split(' ').map((point): Point => {
    const [x = 0, y = 0] = point.split(',').map(Number)
    return [x, y]
  }),
)

/** The edges of a ring, the one that closes it too. */
const edges = (ring: readonly Point[]) =>
  ring.map((to, at): readonly [from: Point, to: Point] => [ring.at(at - 1) ?? to, to])

/** Whether there is land at a position: a line to the west meets an odd number of coasts. */
function isLand(lon: number, lat: number): boolean {
  const [x, y] = [lon + 180, 90 - lat]
  const met = rings.flatMap(edges).filter(([[x1, y1], [x2, y2]]) => {
    if (y1 > y === y2 > y) return false
    return x1 + ((y - y1) / (y2 - y1)) * (x2 - x1) < x
  })
  return met.length % 2 === 1
}

test('no coast leads across the world', () => {
  const all = rings.flatMap(edges)
  expect(all.length).toBeGreaterThan(4000)
  const wide = all.filter(([[x1], [x2]]) => Math.abs(x1 - x2) > 20)
  // Along the South Pole alone.
  expect(wide.flat().filter(([, y]) => y !== 180)).toEqual([])
  expect(all.flat(2).every((part) => part >= 0 && part <= 360)).toBe(true)
})

test.each([
  ['Berlin', 13.4, 52.5, true],
  ['Chukotka, beyond the antimeridian', -175, 67, true],
  ['Wrangel Island', 179.9, 71.1, true],
  ['the South Pole', 0, -89.5, true],
  ['the Norwegian Sea', 0, 68, false],
  ['the South Atlantic', -20, -16.5, false],
  ['the Arctic Ocean', -150, 71.5, false],
  ['the North Pole', 0, 89.5, false],
])('%s', (_name, lon, lat, land) => expect(isLand(lon, lat)).toBe(land))
