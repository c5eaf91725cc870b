import { documentKey } from './document-key'
import { Fault } from './fault'
import type { Host } from './host'
import type { Audience } from './model/audience'
import { documentReply, type Reply, type Request, type Text } from './web/http'

/** A route that answers a document: the same bytes until the schema changes. */
export interface Route {
  readonly path: string
  readonly access: 'anyone' | 'superuser'
  /** What a request asks for. Throws a fault when its query makes no sense. */
  readonly asked: (request: Request, host: Host) => Asked
  readonly document: (asked: Asked, host: Host) => Text
}

/**
 * A route that does something, or that answers what is new each time. What it does is in a bundle
 * of the feature's own, which is loaded only where somebody asks.
 */
interface Action {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly access: 'superuser'
}

/** A document among those of a route. */
interface Asked {
  /** Whom it is for. */
  readonly audience: Audience
  /** Its form, by a word of a closed list; `''` is the one without a query. */
  readonly form: string
}

export interface Command {
  readonly summary: string
  /** What more its help says. */
  readonly details?: string
  /** What stands after its name, as its help shows it: `COLLECTION [NAME…]`. */
  readonly takes?: string
  readonly flags: Readonly<Record<string, Flag>>
  readonly run: (
    flags: Readonly<Record<string, string>>,
    host: Host,
    args: readonly string[],
  ) => Output
}

interface Flag {
  /** The usual value; a flag that is `false` takes none, and is `true` where it is given. */
  readonly value: string | false
  readonly help: string
}

/** What a command prints, and whether the shell is told that it failed. */
interface Output {
  readonly text: string
  readonly failed?: boolean
  /** Exit code 2: all is well, and there is a difference. */
  readonly differs?: boolean
}

/** A capability, declared as data: what it answers over HTTP and what it adds to the shell. */
export interface Feature extends Declaration {
  readonly routes?: Readonly<Record<string, Route>>
  readonly commands?: Readonly<Record<string, Command>>
}

/** What PocketBase must know of a command. */
type Declared = Pick<Command, 'summary' | 'details' | 'takes' | 'flags'>

/** What is left of a feature without its functions: all that PocketBase must know to start. */
export interface Declaration {
  readonly name: string
  readonly routes?: Readonly<Record<string, Pick<Route, 'path' | 'access'>>>
  readonly actions?: Readonly<Record<string, Action>>
  /** By name; one of two words, such as `views list`, is in a group. */
  readonly commands?: Readonly<Record<string, Declared>>
  /** What the commands of a group have in common, by its word. */
  readonly groups?: Readonly<Record<string, string>>
  /** Routes and settings of PocketBase of which it must know whether they are there. */
  readonly probes?: readonly string[]
}

/** What is wrong with the words after the name of a command; `''` where nothing is. */
export function misfit(takes: string, args: readonly string[]): string {
  const words = takes.split(' ').filter((word) => word !== '')
  const least = words.filter((word) => !word.startsWith('[')).length
  if (args.length < least) return `${words[args.length]} is missing.`
  const tooMany = args.length > words.length && !takes.endsWith('…]')
  return tooMany ? `"${args[words.length]}" is one word too many.` : ''
}

/** Lets a feature answer a request. Faults: `not_found`, `feature_off`, and the route's own. */
export function answer(feature: Feature, name: string, request: Request, host: Host): Reply {
  const route = feature.routes?.[name]
  if (!route) throw new Fault('not_found', `No route ${feature.name}.${name}.`)
  if (host.switchedOff().includes(feature.name)) throw switchedOff(feature.name)
  const asked = route.asked(request, host)
  const key = documentKey(feature.name, name, asked)
  const document = host.document(key, () => route.document(asked, host))
  return documentReply(document, request.ifNoneMatch)
}

/** What a feature that somebody switched off answers. */
export const switchedOff = (feature: string): Fault =>
  new Fault('feature_off', `"${feature}" is switched off in the collection stack_features.`)
