import { Fault, isFault } from '../fault'
import { canonical } from '../schema/canonical'
import { snapshotOf } from '../schema/snapshot'
import { diffText, painted, plain } from '../state/diff-text'
import { exported } from '../state/exported'
import type { Json } from '../state/json'
import type { Drift, Plan } from '../state/plan'
import type { Task } from '../task'
import { type Applied, applied } from './apply-state'
import { type Answering, ask, ownServer, problems } from './ask-server'
import { json, shapeOf } from './current-state'
import { drift } from './drift'
import { prepared } from './plan-state'
import { textOfFile } from './text-of-file'
import { tokens } from './tokens'

/** What a command prints, and whether what was planned is different from what is there. */
interface Output {
  readonly text: string
  readonly differs?: boolean
}

/**
 * Does what a command asks: through the server that runs on this data, else on the data itself.
 * Tokens need no server: they are records, which it reads when one is used.
 */
export function declare(app: core.App, task: Task): Output {
  if (task.is === 'tokens') return { text: tokens(app, task.task) }
  if (task.is === 'export') return { text: exportText(app, task.format) }
  const document = task.is === 'drift' ? undefined : readDocumentFile(task.file)
  const door = task.url === '' ? ownServer(app) : { url: task.url, token: tokenOf(task.token) }
  try {
    return task.is === 'drift' ? drifted(app, door) : done(app, door, { task, document })
  } catch (error) {
    throw isFault(error) ? spelled(error) : error
  }
}

interface Doing {
  readonly task: Exclude<Task, { readonly is: 'export' | 'drift' | 'tokens' }>
  readonly document: unknown
}

function done(app: core.App, door: Door, { task, document }: Doing): Output {
  const plan = planned(app, door, document)
  const text = diffText(plan, isTerminal() ? painted : plain)
  const differs = plan.changes.length > 0
  if (task.is === 'plan') return { text, differs }
  refuseLosses(plan, task.allowDestroy)
  const application = { document, hash: plan.hash, allowDestroy: task.allowDestroy }
  // Where nothing changes, it is remembered as what was declared last.
  const { backup } = carriedOut(app, door, application)
  if (!differs) return { text }
  const after = backup === undefined ? '' : ` What is lost is in the backup ${backup}.`
  return { text: `${text}Applied.${after}\n` }
}

/** The changes are those that would make it what was declared. */
function drifted(app: core.App, door: Door): Output {
  const found = door
    ? (ask(door, { method: 'GET', path: '/api/stack/drift' }) as unknown as Drift)
    : drift(app)
  const differs = found.changes.length > 0
  const text = differs ? diffText(found, isTerminal() ? painted : plain) : 'Nothing differs.\n'
  return { text: `${text}Declared ${found.declared} by ${found.by}.\n`, differs }
}

type Door = Answering | undefined

const planned = (app: core.App, door: Door, body: unknown): Plan =>
  door
    ? (ask(door, { method: 'POST', path: '/api/stack/plan', body }) as unknown as Plan)
    : prepared(app, body).plan

const carriedOut = (app: core.App, door: Door, body: Parameters<typeof applied>[1]): Applied =>
  door
    ? (ask(door, { method: 'POST', path: '/api/stack/apply', body }) as unknown as Applied)
    : applied(app, body, 'pocketbase stack apply')

function refuseLosses({ losses }: Plan, allowed: readonly string[]): void {
  const names = losses.map(({ name }) => name)
  if (names.every((name) => allowed.includes(name))) return
  const says = losses.map(({ name, says, found }) => `\n  ${name}: ${says} (${found} records)`)
  const flag = `--allow-destroy=${names.join(',')}`
  throw new Fault(
    'would_lose',
    `Nothing was changed, since this would lose:${says.join('')}\n${flag}`,
  )
}

/** A fault with all the sentences that came with it. */
function spelled(fault: Fault): Fault {
  const more = problems(fault.cause)
  return more.length === 0
    ? fault
    : new Fault(fault.code, [fault.message, ...more].join('\n  '), fault.at)
}

/** Not a flag's business alone: other users of a machine see the flags of a command. */
const tokenOf = (flag: string): string => flag || $os.getenv('PB_STACK_TOKEN')

function readDocumentFile(path: string): unknown {
  const text = textOfFile(path, 'FILE')
  const isYaml = /\.ya?ml$/i.test(path)
  try {
    return isYaml ? yamlPart().readYaml(text) : JSON.parse(text)
  } catch (cause) {
    const says = `${path} is not ${isYaml ? 'YAML' : 'JSON'}: ${Object(cause).message}`
    throw new Fault('bad_request', says, 'FILE')
  }
}

const yamlPart = () => require(`${__hooks}/pb-stack-yaml.js`) as typeof import('./yaml')

function exportText(app: core.App, format: string): string {
  const [settings, snapshot] = [
    json<Json>(app.settings()),
    snapshotOf(json(app.findAllCollections())),
  ]
  const print = {
    json: () => canonical(exported(settings, snapshot)),
    yaml: () => yamlPart().yaml(exported(settings, snapshot)),
    hcl: () => yamlPart().hcl(settings, snapshot, shapeOf(app)),
    'hcl-imports': () => yamlPart().hclImports(snapshot),
  }[format]
  if (!print) {
    throw new Fault('bad_request', `"${format}" is not json, yaml, hcl or hcl-imports.`, 'format')
  }
  return print()
}

/** Go's word for a terminal: a character device. Nobody wants colours otherwise, or who says so. */
function isTerminal(): boolean {
  if ($os.getenv('NO_COLOR') !== '') return false
  try {
    const out = $app.rootCmd?.outOrStdout() as unknown as {
      stat(): { mode(): { string(): string } }
    }
    return /^[A-Za-z]*c/.test(out.stat().mode().string())
  } catch {
    return false
  }
}
