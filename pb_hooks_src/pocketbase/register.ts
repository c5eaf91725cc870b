import type { Feature, Route } from '../feature'
import { probes, stack } from '../stack'
import { bindRecords } from './bind-records'
import { checkBundles } from './bundles'
import { registerCommands } from './commands'
import { probeRoutes } from './routes'

/** Tells PocketBase of everything in the stack. Throws where the pack is not all of one build. */
export function register(): void {
  checkBundles()
  stack.forEach(registerRoutes)
  registerCommands(stack)
  probeRoutes(probes)
  bindRecords()
}

function registerRoutes({ name, routes = {} }: Feature): void {
  for (const [key, route] of Object.entries(routes)) {
    routerAdd('GET', route.path, sentence(name, key), ...guards(route))
  }
}

const guards = ({ access }: Route): unknown[] =>
  access === 'superuser' ? [$apis.requireSuperuserAuth()] : []

/**
 * PocketBase keeps the text of a handler, not the function, and runs it in another VM. So a handler
 * is a sentence: fetch the bundle, call this export with these names.
 */
const sentence = (feature: string, route: string): string =>
  `(e) => require(__hooks + '/pb-stack.js').serveDocument(e, '${feature}', '${route}')`
