/** A failure a person can act on: its message is printed as it stands, without a stack. */
export class Fault extends Error {
  /**
   * @param {string} message
   * @param {number} [exitCode]
   */
  constructor(message, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/**
 * What went wrong, in a few words. `fetch` says only "fetch failed" and hides the reason in its
 * cause, which for a refused connection has a code and no message.
 * @param {unknown} error
 * @returns {string}
 */
export function reasonOf(error) {
  if (!(error instanceof Error)) return String(error)
  if (error.cause) return reasonOf(error.cause)
  return error.message || ('code' in error ? String(error.code) : error.name)
}
