import { type Fault, isFault } from '../fault'
import { codeOf, NO_REFUSAL, type Refusal, refused, sentences } from '../records/refusal'
import type { Dialect, Event } from '../web/datastar'
import type { Asking } from './events'

/** An error, as a page learns of it. */
export const refusal = (e: Asking, dialect: Dialect, error: unknown): Event =>
  refused(dialect, told(e, error), fieldNames(e))

/** Says that nothing is wrong any more. */
export const unrefused = (e: Asking, dialect: Dialect): Event =>
  refused(dialect, NO_REFUSAL, fieldNames(e))

/** What is said of an error. PocketBase's own log shows a 200, so ours says what it was. */
function told(e: Asking, error: unknown): Refusal {
  const found = isFault(error) ? ofFault(error, isSuperuser(e)) : ofPocketBase(error)
  const logged = e.app.logger()
  if (found.code === 'bad_view') logged.error('pb-stack: a view failed', 'error', String(error))
  else logged.debug('pb-stack: refused', 'status', found.status, 'error', String(error))
  return found
}

const isSuperuser = ({ requestEvent }: Asking): boolean => requestEvent.auth?.isSuperuser() ?? false

/** Where a view lies and what its line says is for those who may change it. */
function ofFault({ code, status, message, at }: Fault, superuser: boolean): Refusal {
  const told = code === 'bad_view' && !superuser ? 'This part of the page has an error.' : message
  return { status, code, message: told, fields: code === 'bad_request' ? { [at]: told } : {} }
}

function ofPocketBase(error: unknown): Refusal {
  const { status, message, data } = apiErrorOf(error)
  return { status, code: codeOf(status), message, fields: sentences(data) }
}

/** What PocketBase answers to an error; one that is not made for clients says nothing of itself. */
function apiErrorOf(error: unknown): ApiError {
  if (typeof error === 'string') return new BadRequestError(error)
  // What Go code throws is the value of what is caught.
  const { value } = Object(error) as { readonly value?: unknown }
  const known = [error, value].find(isApiError)
  if (known) return known
  return String(error).includes(NO_ROWS)
    ? new NotFoundError('', value)
    : new BadRequestError(GENERAL, value)
}

const isApiError = (error: unknown): error is ApiError =>
  Number.isInteger((Object(error) as Partial<ApiError>).status)

/** Go's words for a query that found nothing. */
const NO_ROWS = 'sql: no rows in result set'

const GENERAL = 'Something went wrong while processing your request.'

/**
 * The fields that a form may have a sentence for: those of the collection, where a hidden one is a
 * superuser's business; in a sign-in or a route of the project's own, those that were sent.
 */
function fieldNames(e: Asking): readonly string[] {
  if (!e.collection) return Object.keys(e.requestEvent.requestInfo().body).sort()
  return [...e.collection.fields].flatMap((field) =>
    field && (!field.getHidden() || isSuperuser(e)) ? [field.getName()] : [],
  )
}
