import fc from 'fast-check'
import { asCaller, type Caller, type Place } from './caller'
import { exchange } from './exchange'
import { type Refusal, unexplained } from './explained'
import { schemasIn, step } from './openapi'
import { collectionIn, type Operation, operationsIn, type Request } from './requests'
import { isTried, recordOf, triesOf } from './tries'

/** The same seed makes the same requests, other ones for each caller and operation. */
const SEED = Number(process.env.STACK_SEED ?? 20_260_729)

/** A server that changes with each request could be asked for smaller ones for ever. */
const MOST_SHRINKS = 100

interface Effort {
  /** How many requests of each operation. */
  readonly numRuns: number
  readonly only?: (operation: Operation) => boolean
}

/** What became of them. */
interface Tally {
  /** How many operations were asked. */
  readonly asked: number
  /** Those that accepted no request at all. */
  readonly never: readonly string[]
}

/**
 * Sends requests that conform to each operation of each caller's document, to one after another.
 * Throws the smallest ones that are answered in a way that the document does not tell.
 */
export async function conformance(
  place: Place,
  tokens: readonly (string | undefined)[],
  effort: Effort,
): Promise<Tally> {
  const accepts = new Map<string, boolean>()
  for (const [nth, token] of tokens.entries()) {
    const spared = tokens.flatMap((one) => one ?? [])
    const caller = { ...place, spared, token, nth }
    const asked = await asCaller(caller, (one) => conformanceOf(one, effort))
    for (const [id, accepted] of asked) accepts.set(id, accepted || accepts.get(id) === true)
  }
  const never = [...accepts].filter(([, accepted]) => !accepted).map(([id]) => id)
  return { asked: accepts.size, never }
}

/** The operations of a caller, and whether each accepted a request. */
async function conformanceOf(
  caller: Caller,
  { numRuns, only = () => true }: Effort,
): Promise<ReadonlyMap<string, boolean>> {
  const compile = schemasIn(caller.document)
  const asked = new Map<string, boolean>()
  const wrong: string[] = []
  const operations = operationsIn(caller.document).filter(only).filter(isTried)
  for (const [index, operation] of inOrder(operations).entries()) {
    const { operationId } = operation
    asked.set(operationId, false)
    let tries = numRuns + MOST_SHRINKS
    const property = fc.asyncProperty(triesOf(caller, operation), async (request) => {
      if (tries-- <= 0) return
      expectConforming(compile, operation, request)
      if (await accepted(caller, operation, request)) asked.set(operationId, true)
    })
    const run = await fc.check(property, { seed: SEED + caller.nth * 1000 + index, numRuns })
    const request = JSON.stringify(run.counterexample?.[0])
    if (run.failed) wrong.push(`${operationId} ${request}\n${run.errorInstance}`)
  }
  if (wrong.length === 0) return asked
  throw new Error(`${wrong.join('\n\n')}\n\nSTACK_SEED=${SEED} makes these requests again.`)
}

/** What deletes comes last, so that there is something to work with. */
const inOrder = (operations: readonly Operation[]): readonly Operation[] => [
  ...operations.filter(({ method }) => method !== 'delete'),
  ...operations.filter(({ method }) => method === 'delete'),
]

/** Whether a request is accepted; an error where the document does not say so or why not. */
async function accepted(
  { server, document, known, token }: Caller,
  operation: Operation,
  request: Request,
): Promise<boolean> {
  const given = { document, operation, request }
  const response = await exchange(server, given, token)
  const text = await response.text()
  if (operation.responses[response.status]) {
    const made = recordOf(operation, request)
    if (made) known.learn(collectionIn(operation.path), made)
    return true
  }
  if (response.status >= 500) throw new Error(`${response.status} ${text}`)
  const missing = unexplained(given, JSON.parse(text) as Refusal)
  if (missing.length > 0) throw new Error(`Not in the document: ${missing.join('; ')}\n${text}`)
  return false
}

/** The requests are only worth something if they are what the document asks for. */
function expectConforming(
  compile: ReturnType<typeof schemasIn>,
  { method, path }: Operation,
  { body }: Request,
): void {
  if (body === undefined) return
  const steps = [path, method, 'requestBody', 'content', body.type, 'schema']
  const validate = compile(`#/paths/${steps.map(step).join('/')}`)
  if (validate(body.value)) return
  throw new Error(`Does not conform: ${JSON.stringify(validate.errors)}`)
}
