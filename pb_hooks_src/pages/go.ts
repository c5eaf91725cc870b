/** Text that stands in a template as it is: neither HTML nor an action, on one line. */
export const still = (text: string): string =>
  text.replace(/[&<>"'`{}\r\n]/g, (letter) => `&#${letter.charCodeAt(0)};`)

/** A string as Go writes it. Half of a surrogate pair is no text to Go. */
export const goString = (text: string): string =>
  JSON.stringify(text).replace(/[{}]|\\u[dD][89a-fA-F]\w\w/g, (found) =>
    found.length === 1 ? `\\u00${found.charCodeAt(0).toString(16)}` : '\\ufffd',
  )

/**
 * A key of the dot. Go has no words for one that begins with a digit; one that begins with a capital
 * would look like a method.
 */
export const at = (name: string, dot = ''): string =>
  SAYABLE.test(name) ? `${dot}.${name}` : `(index ${dot === '' ? '.' : dot} ${goString(name)})`

const SAYABLE = /^[a-z_]\w*$/
