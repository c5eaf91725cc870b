import * as z from 'zod/mini'
import en from 'zod/v4/locales/en.js'
import { Fault, type FaultCode } from './fault'

/** Without a locale zod's mini build says only "Invalid input". */
z.config(en())

/**
 * Reads untrusted input with zod. What does not fit becomes one fault that names the first place
 * and counts the others. `what` is a sentence on what was expected.
 */
export function readWith<Output>(
  schema: z.ZodMiniType<Output>,
  raw: unknown,
  { code, at, what = '' }: { code: FaultCode; at: string; what?: string },
): Output {
  const result = schema.safeParse(raw)
  if (result.success) return result.data
  const [first, ...others] = result.error.issues
  const path = [...(at === '' ? [] : [at]), ...(first?.path ?? [])]
  const where = path.map(step).join('').replace(/^\./, '')
  const more = others.length > 0 ? ` (and ${others.length} more)` : ''
  const place = where === '' ? '' : `${where}: `
  const says = `${place}${first?.message ?? 'Invalid input'}${more}.`
  throw new Fault(code, what === '' ? says : `${what} ${says}`, where)
}

const step = (part: PropertyKey): string =>
  typeof part === 'number' ? `[${part}]` : `.${String(part)}`
