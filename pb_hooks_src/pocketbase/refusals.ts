import { type Fault, isFault } from '../fault'
import { codeOf, NO_REFUSAL, type Refusal, refused } from '../records/answers'
import type { Dialect, Event } from '../web/datastar'
import type { Hooked } from './events'

/** An error, as a page learns of it. PocketBase's own log shows a 200, so ours says what it was. */
export function refusal(e: Hooked, dialect: Dialect, error: unknown): Event {
  const superuser = e.requestEvent.auth?.isSuperuser() ?? false
  const found = isFault(error) ? ofFault(error, superuser) : ofPocketBase(error)
  const logged = e.app.logger()
  if (found.code === 'bad_view') logged.error('pb-stack: a view failed', 'error', String(error))
  else logged.debug('pb-stack: refused', 'status', found.status, 'error', String(error))
  return refused(dialect, found, fieldNames(e, superuser))
}

/** Says that nothing is wrong any more. */
export const unrefused = (e: Hooked, dialect: Dialect): Event =>
  refused(dialect, NO_REFUSAL, fieldNames(e, e.requestEvent.auth?.isSuperuser() ?? false))

/** Where a view lies and what its line says is for those who may change it. */
function ofFault({ code, status, message, at }: Fault, superuser: boolean): Refusal {
  const told = code === 'bad_view' && !superuser ? 'This part of the page has an error.' : message
  return { status, code, message: told, fields: code === 'bad_request' ? { [at]: told } : {} }
}

function ofPocketBase(error: unknown): Refusal {
  const { value } = error as { readonly value?: Partial<ApiError> }
  if (!value?.status) return { ...GENERAL, code: codeOf(GENERAL.status) }
  const { status, message = '', data = {} } = value
  return { status, code: codeOf(status), message, fields: sentences(data) }
}

/** What PocketBase says of an error that is not made for clients. */
const GENERAL: Refusal = {
  status: 400,
  code: '',
  message: 'Something went wrong while processing your request.',
  fields: {},
}

/** The sentences of PocketBase's error items; what an item nests is said one after the other. */
function sentences(data: unknown): Readonly<Record<string, string>> {
  const items: Record<string, unknown> = JSON.parse(JSON.stringify(data))
  return Object.fromEntries(Object.entries(items).map(([name, item]) => [name, sentence(item)]))
}

function sentence(item: unknown): string {
  if (typeof item !== 'object' || item === null) return String(item)
  const { message } = item as { readonly message?: unknown }
  return typeof message === 'string' ? message : Object.values(item).map(sentence).join(' ')
}

/** The fields that a form may have a sentence for; a hidden one is a superuser's business. */
function fieldNames({ collection }: Hooked, superuser: boolean): readonly string[] {
  const fields = collection?.fields ?? []
  return [...fields].flatMap((field) =>
    field && (superuser || !field.getHidden()) ? [field.getName()] : [],
  )
}
