import type fc from 'fast-check'
import { isPart, parts } from './batch'
import type { Caller } from './caller'
import type { Row } from './known'
import { likelyFor } from './likely'
import { collectionIn, type Operation, type Request, requestsFor } from './requests'

const CHANGES = 'changes the document under test'
const WHOLE = 'is about the whole database'
const OFF = 'switches parts of the pack off'

/** Operations that are not for trying in a loop, each for its reason. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  pbRealtime: 'does not end',
  pbCreateCollection: CHANGES,
  pbChangeCollection: CHANGES,
  pbDeleteCollection: CHANGES,
  pbTruncateCollection: CHANGES,
  pbImportCollections: CHANGES,
  pbCreateBackup: WHOLE,
  pbUploadBackup: WHOLE,
  pbDownloadBackup: WHOLE,
  pbDeleteBackup: WHOLE,
  pbRestoreBackup: WHOLE,
  createStackFeatures: OFF,
  updateStackFeatures: OFF,
}

/** The sections of the settings that change nothing for the requests that follow. */
const HARMLESS = ['meta', 'trustedProxy']

/** The record that a request makes, if it gives it an id: the same one in every run. */
export function recordOf(operation: Operation, { body }: Request): Row | undefined {
  return isCreate(operation) && Object(body?.value).id ? (body?.value as Row) : undefined
}

/** Whether it makes a record. */
export const isCreate = ({ method, path }: Operation): boolean =>
  method === 'post' && path.endsWith('/records')

/** Whether it can be tried in a loop. */
export const isTried = ({ operationId }: Operation): boolean => !(operationId in LEFT_OUT)

/** Requests for an operation that a server under test can stand any number of. */
export function triesOf({ document, known }: Caller, operation: Operation): fc.Arbitrary<Request> {
  const likely = likelyFor(known, collectionIn(operation.path))
  const conforming = requestsFor(document, operation, (schema) =>
    isPart(schema) ? parts(document, known) : likely(schema),
  )
  return operation.operationId === 'pbChangeSettings' ? conforming.map(harmless) : conforming
}

const harmless = ({ body, ...rest }: Request): Request => ({
  ...rest,
  body: {
    type: body?.type ?? '',
    value: Object.fromEntries(
      Object.entries(Object(body?.value)).filter(([section]) => HARMLESS.includes(section)),
    ),
  },
})
