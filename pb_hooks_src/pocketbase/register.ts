import type { Declaration } from '../feature'
import { bindRecords } from './bind-records'
import { checkBundles } from './bundles'
import { registerCommands } from './commands'
import { probeRoutes } from './routes'

/**
 * Tells PocketBase of everything in the stack. Throws where the pack is not all of one build.
 *
 * It needs to know the features only as data, so no bundle is run before somebody asks for it.
 */
export function register(): void {
  checkBundles()
  PB_STACK_FEATURES.forEach(registerRoutes)
  registerCommands(PB_STACK_FEATURES)
  probeRoutes(PB_STACK_FEATURES.flatMap(({ probes = [] }) => probes))
  bindRecords()
}

function registerRoutes({ name, routes = {} }: Declaration): void {
  for (const [key, { path, access }] of Object.entries(routes)) {
    routerAdd('GET', path, sentence(name, key), ...GUARDS[access]())
  }
}

const GUARDS = {
  anyone: () => [],
  superuser: () => [$apis.requireSuperuserAuth()],
}

/**
 * PocketBase keeps the text of a handler, not the function, and runs it in another VM. So a handler
 * is a sentence: fetch the bundle, call this export with these names.
 */
const sentence = (feature: string, route: string): string =>
  `(e) => require(__hooks + '/pb-stack.js').serveDocument(e, '${feature}', '${route}')`
