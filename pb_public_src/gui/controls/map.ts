/** A position on earth, in degrees. */
export interface Position {
  readonly lat: number
  readonly lon: number
}

/** How far a map is enlarged; the whole world is 1. */
export const ZOOMS = [1, 2, 4, 8, 16, 32] as const

/** Where a position stands on a map of the world, as parts of its width and height. */
export const placeOf = ({ lat, lon }: Position): readonly [x: number, y: number] => [
  (lon + 180) / 360,
  (90 - lat) / 180,
]

/** The position that stands at a part of the width and the height: no finer than the eye could say. */
export function positionAt(x: number, y: number, zoom: number): Position {
  const digits = zoom >= 8 ? 3 : zoom >= 2 ? 2 : 1
  const round = (degrees: number): number => Number(degrees.toFixed(digits))
  return { lat: round(90 - within(y, 0, 1) * 180), lon: round(within(x, 0, 1) * 360 - 180) }
}

/** One step from a position; east and west go round the world. */
export function stepped({ lat, lon }: Position, north: number, east: number): Position {
  const round = (degrees: number): number => Number(degrees.toFixed(4))
  const turned = ((((lon + east + 180) % 360) + 360) % 360) - 180
  return { lat: round(within(lat + north, -90, 90)), lon: round(turned) }
}

/** Where an enlarged map begins, in percent of its frame, so that a part of it stands in the middle. */
export const startOf = (part: number, zoom: number): number =>
  within(50 - part * zoom * 100, 100 - zoom * 100, 0)

const within = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, value))
