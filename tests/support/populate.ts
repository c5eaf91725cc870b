import fc from 'fast-check'
import type { Caller } from './caller'
import { exchange } from './exchange'
import { collectionIn, type Operation, operationsIn, type Request } from './requests'
import { isCreate, isTried, recordOf, triesOf } from './tries'

/** Makes some records of every collection, so that there is something to link to and to change. */
export async function populate(caller: Caller): Promise<void> {
  const creates = operationsIn(caller.document).filter(isTried).filter(isCreate)
  for (const round of [1, 2]) {
    for (const [index, operation] of creates.entries()) {
      const seed = round * 1000 + index
      const made = fc.sample(triesOf(caller, operation), { seed, numRuns: 5 })
      for (const request of made) await make(caller, operation, request)
    }
  }
}

async function make(
  { server, document, known, token }: Caller,
  operation: Operation,
  request: Request,
): Promise<void> {
  const record = recordOf(operation, request)
  if (!record) return
  const response = await exchange(server, { document, operation, request }, token)
  if (response.ok) known.learn(collectionIn(operation.path), record)
}
