/**
 * Prints what was found beside what is wanted.
 * @param {string} what
 * @param {string} found
 * @param {string} goal
 */
export const line = (what, found, goal) =>
  console.log(`${what.padEnd(44)}${found.padEnd(34)}${goal}`)

/** @param {{ median: number, least: number, most: number }} found */
export const times = ({ median, least, most }) =>
  `×${median.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)})`

/**
 * @param {number} value
 * @param {string} unit
 */
export const more = (value, unit) => `${value >= 0 ? '+' : ''}${value.toFixed(1)} ${unit}`
