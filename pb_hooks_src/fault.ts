/**
 * The one error this codebase throws on purpose.
 *
 * A fault says what went wrong in a word a program can match on (`code`), in a sentence a person
 * can act on (`message`), and where (`at`, a path such as `collections[3].fields`). Anything else
 * that is thrown is a bug.
 */
export class Fault extends Error {
  override readonly name = 'Fault'
  readonly code: FaultCode
  readonly at: string

  constructor(code: FaultCode, message: string, at = 'request', cause?: unknown) {
    super(message, { cause })
    this.code = code
    this.at = at
  }

  get status(): number {
    return STATUS[this.code]
  }
}

/** Whether it is one, of whichever bundle: each has a class of its own. */
export const isFault = (error: unknown): error is Fault =>
  error instanceof Error && error.name === 'Fault'

const STATUS = {
  bad_request: 400,
  bad_schema: 400,
  legacy_schema: 400,
  bad_document: 400,
  refused: 400,
  superuser_only: 403,
  feature_off: 404,
  not_found: 404,
  not_declared: 404,
  gone: 404,
  world_moved: 409,
  would_lose: 409,
  bad_view: 500,
  not_migrated: 503,
} as const satisfies Record<string, number>

export type FaultCode = keyof typeof STATUS
