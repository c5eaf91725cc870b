/**
 * @typedef {{ isTTY?: boolean, write: (text: string) => unknown }} Output
 * @typedef {{ show: (text: string) => void, stop: () => void }} Progress
 */

const WIDTH = 24

/**
 * Names a long step: on a terminal one line that `show` rewrites, elsewhere one plain line.
 * @param {string} label
 * @param {Output} out
 * @returns {Progress}
 */
export function startProgress(label, out) {
  if (!out.isTTY) {
    out.write(`${label}\n`)
    return { show: () => {}, stop: () => {} }
  }
  /** @param {string} text */
  const show = (text) => out.write(`\r\x1b[2K${label} ${text}`)
  show('')
  return { show, stop: () => out.write('\n') }
}

/**
 * Names a long step and shows the seconds it has taken.
 * @param {string} label
 * @param {Output} out
 * @returns {Progress}
 */
export function startClock(label, out) {
  const progress = startProgress(label, out)
  const start = Date.now()
  const timer = setInterval(() => {
    progress.show(`${Math.round((Date.now() - start) / 1000)} s`)
  }, 1000)
  const stop = () => {
    clearInterval(timer)
    progress.stop()
  }
  return { ...progress, stop }
}

/**
 * How much has arrived, as a bar; only the amount when the total (0) is not known.
 * @param {number} received
 * @param {number} total
 * @returns {string}
 */
export function bar(received, total) {
  if (total === 0) return `${megabytes(received)} MB`
  const share = Math.min(received / total, 1)
  const filled = Math.round(share * WIDTH)
  const drawn = '#'.repeat(filled) + '-'.repeat(WIDTH - filled)
  return `[${drawn}] ${megabytes(received)} of ${megabytes(total)} MB`
}

/**
 * @param {number} bytes
 * @returns {string}
 */
function megabytes(bytes) {
  return (bytes / 1e6).toFixed(1)
}
