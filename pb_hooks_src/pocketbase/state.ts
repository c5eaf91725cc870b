/** Plans and carries out what documents say, bundled to `pb-stack-state.js`: loaded where it is asked for. */
import { Fault, isFault } from '../fault'
import { switchedOff } from '../feature'
import { readApplication } from '../state/application'
import { applied } from './apply-state'
import { asked, bodyOf, byOf } from './asked'
import { drift } from './drift'
import { live } from './live'
import { prepared } from './plan-state'

export { declare } from './declare'
export { rehearse } from './rehearse'

/** Answers a request by the name of its action; those of resources are a method and a path. */
export function act(event: core.RequestEvent, name: string): void {
  try {
    if (live(event.app).off.includes('state')) throw switchedOff('state')
    const [method = '', path] = name.split(' ')
    const {
      body,
      backup,
      pending = [],
    } = path ? asked(event, method, path) : { body: ACTIONS[method]?.(event) }
    if (backup !== undefined) event.response?.header().set('X-Stack-Backup', backup)
    if (pending.length > 0) event.response?.header().set('X-Stack-Pending', pending.join(','))
    if (body === undefined) event.noContent(204)
    else sendJson(event, 200, body)
  } catch (error) {
    sendError(event, error)
  }
}

const ACTIONS: Readonly<Record<string, (event: core.RequestEvent) => unknown>> = {
  drift: (event) => drift(event.app),
  plan: (event) => prepared(event.app, bodyOf(event)).plan,
  apply: (event) => {
    const application = readApplication(bodyOf(event))
    try {
      return applied(event.app, application, byOf(event))
    } catch (error) {
      throw isFault(error) ? inDocument(error) : error
    }
  },
}

/** What is wrong with a document is told where it lies in the body. */
const inDocument = (fault: Fault): Fault =>
  fault.code === 'bad_document' || fault.code === 'refused'
    ? new Fault(fault.code, fault.message, `document.${fault.at}`, {
        document: fault.cause ?? nested(fault.at, fault),
      })
    : fault

function sendJson(event: core.RequestEvent, status: number, value: unknown): void {
  event.blob(status, 'application/json', toBytes(JSON.stringify(value)) as number[])
}

/** Faults that have more to tell than one sentence. */
const TOLD = ['bad_document', 'refused', 'would_lose']

/** As PocketBase shapes its errors, with its own for what it refuses. */
function sendError(event: core.RequestEvent, error: unknown): void {
  if (!isFault(error)) {
    const stack = error instanceof Error ? error.stack : String(error)
    event.app.logger().error('pb-stack: unexpected error', 'stack', stack)
    throw new InternalServerError('pb-stack failed; the log says where.')
  }
  const { status, code, message, at, cause } = error
  const data = TOLD.includes(code) && cause ? cause : nested(at || 'document', error)
  sendJson(event, status, { data, message, status })
}

/** A problem where it is, such as `collections[0].name`. */
const nested = (at: string, { code, message }: Problem): unknown =>
  at
    .split(/[.[\]]+/)
    .filter((key) => key !== '')
    .reduceRight<unknown>((inner, key) => ({ [key]: inner }), { code, message })

type Problem = Pick<Fault, 'code' | 'message'>
