import { GOOD } from './likely'
import type { Request } from './requests'

/**
 * Why a value that conforms may be refused: PocketBase's code, and what the document then says of
 * the value in words, or as a pattern that only Go can read.
 */
export const OF_VALUES: Readonly<Record<string, RegExp>> = {
  bad_document: /Only keys that PocketBase has/,
  bad_request: /`guest`, `superuser`/,
  gone: /where it is gone/,
  not_declared: /Not found \(404\) where nothing is declared/,
  refused: /each with a value that it takes/,
  superuser_only: /Superusers only/,
  validation_content_size_limit: /At most \d+ bytes/,
  validation_email_domain_not_allowed: /(?:Of|Not of) /,
  validation_in_invalid: /Name of an OAuth2 provider/,
  validation_invalid_auth_collection: /Name or id of an auth collection/,
  validation_invalid_auth_id: /Unique/,
  validation_invalid_collection_id: /Id of an auth collection/,
  validation_invalid_file: /A stored file/,
  validation_invalid_format: /x-pb-pattern|starts with this/,
  validation_invalid_mime_type: /Of \w+\//,
  validation_invalid_new_email: /that no record has/,
  validation_invalid_old_password: /one's own password/,
  validation_invalid_password: /That of the record/,
  validation_invalid_provider: /Name of one that is switched on/,
  validation_invalid_record: /Id of a record of it/,
  validation_invalid_token: /From the link in the mail/,
  validation_invalid_token_claims: /From the link in the mail/,
  validation_invalid_token_payload: /From the link in the mail/,
  validation_invalid_url: /A URL/,
  validation_is_email: /An e-mail address/,
  validation_json_size_limit: /At most \d+ bytes/,
  validation_length_invalid: /\d+ bytes/,
  validation_length_out_of_range: /At most \d+ bytes|Within the limits of the field/,
  validation_is_url: /A URL/,
  validation_length_too_long: /At most \d+ bytes/,
  validation_match_invalid: /In PEM/,
  validation_max_less_equal_than_required: /Until \d/,
  validation_max_number_constraint: /0, or at most|within the limits/,
  validation_max_text_constraint: /At most \d+ bytes|starts with this/,
  validation_min_greater_equal_than_required: /From \d/,
  validation_min_number_constraint: /0, or at least|within the limits/,
  validation_min_text_constraint: /Empty, or at least/,
  validation_missing_rel_records: /A record that exists/,
  validation_not_enough_values: /at least \d+ different|must be enough/,
  validation_not_unique: /Unique/,
  validation_pk_invalid: /Unique/,
  validation_required: /Not 0|Not null|A date|A record that exists|must be enough|assword/,
  validation_too_many_values: /must not be too many/,
  validation_url_domain_not_allowed: /(?:Of|Not of) /,
  world_moved: /That of the plan/,
  validation_values_mismatch: /password again|who manages the records/,
}

/** What a document says of values that it does not describe: PocketBase's reasons are its own. */
export const AS_POCKETBASE = /Refused \(400\) as PocketBase refuses/

/** Why a whole request is refused. */
export interface Reason {
  readonly status: number
  readonly message: RegExp
  /** What the document says of the operation or of one of its values. */
  readonly says: RegExp
  readonly when?: (request: Request) => boolean
}

/** Whether a query holds something that not every list understands. */
const isClever = ({ query }: Request): boolean =>
  Object.entries(GOOD).some(
    ([name, good]) => name in query && !good.some((text) => text === query[name]),
  )

/** Whether a password is too long for bcrypt, which PocketBase learns after it has looked. */
const isTooLong = ({ body }: Request): boolean =>
  Buffer.byteLength(String(Object(body?.value).password)) > 72

/** Why a request that conforms may be refused as a whole, by status and PocketBase's message. */
export const OF_REQUESTS: readonly Reason[] = [
  { status: 400, message: /^(Something|Invalid filter)/, says: /by comma|filter/, when: isClever },
  // In a part of a batch PocketBase calls the same fault its own.
  { status: 500, message: /^Something went wrong/, says: /Fields to answer/, when: isClever },
  { status: 404, message: /wasn't found|Missing or invalid/, says: /\b(?:Id|id|Name|name) of / },
  { status: 404, message: /wasn't found/, says: /Not found \(404\) where the rule/ },
  { status: 404, message: /client id/, says: /From PB_CONNECT/ },
  { status: 400, message: /^Failed to create/, says: /Refused \(400\) where the rule/ },
  { status: 400, message: /^Failed to/, says: /At most 72 bytes/, when: isTooLong },
  { status: 400, message: /^Failed to delete/, says: /Refused \(400\) while a record needs it/ },
  { status: 400, message: /^(Failed to auth|Invalid or exp)/, says: /where it does not fit/ },
  { status: 403, message: /requires auth record from/, says: /a record of this collection/ },
  { status: 403, message: /collection requirements/, says: /may not sign in/ },
  { status: 400, message: /^Failed to (send|test)/, says: /where they do not work/ },
  { status: 400, message: /^Invalid view query/, says: /A SELECT/ },
  { status: 400, message: /^Failed to execute query/, says: /One statement/ },
  { status: 403, message: /^Insufficient perm/, says: /with a file token of a superuser/ },
]
