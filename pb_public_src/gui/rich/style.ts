/**
 * Of an inline style what only says how text looks: nothing that asks for an address, or that could lie
 * over the rest of the page.
 */
export function safeStyle(style: string): string {
  return style
    .split(';')
    .map((declaration) => declaration.trim())
    .filter((declaration) => SAFE.test(declaration) && !UNSAFE.test(declaration))
    .join('; ')
}

const SAFE =
  /^(?:text-align|text-decoration|color|background-color|width|height|border(?:-[\w-]+)?|float|margin(?:-[\w-]+)?|padding(?:-[\w-]+)?|font-[\w-]+|vertical-align|line-height|list-style-type)\s*:/i
const UNSAFE = /[\\<>@]|url|expression|-\d{3,}/i
