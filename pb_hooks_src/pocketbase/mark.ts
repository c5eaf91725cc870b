let marks = 0
let vm = ''

/** A word that is never the same twice, in no VM. It tells nothing: signals end up in logs. */
export function mark(): string {
  if (vm === '') vm = $security.pseudorandomString(6)
  marks += 1
  return `${vm}${marks.toString(36)}`
}
