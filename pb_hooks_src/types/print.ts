/** A name where a type has its members: quoted only where it must be. */
export const memberKey = (name: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)

/** A name where an object literal has its keys; `__proto__: x` would set the prototype instead. */
export const literalKey = (name: string): string =>
  name === '__proto__' ? '["__proto__"]' : memberKey(name)

/** A comment of one line; nothing where there is nothing to say. */
export const comment = (text: string): readonly string[] => {
  const line = text.replace(/\s+/g, ' ').replaceAll('*/', '* /').trim()
  return line === '' ? [] : [`/** ${line} */`]
}

/** Lines between braces, indented. */
export const block = (opening: string, lines: readonly string[], closing = '}'): string =>
  [opening, ...lines.map((line) => `  ${line}`), closing].join('\n')
