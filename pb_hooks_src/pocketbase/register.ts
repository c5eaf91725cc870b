import type { Declaration } from '../feature'
import { bindRecords } from './bind-records'
import { checkBundles } from './bundles'
import { registerCommands } from './commands'
import { binaryKey, missingIn } from './probes'
import { keepStart } from './start'
import { forgetVms } from './vms'

/** Shared with a second run of this file: its modules are its own, the VM that loads hooks is not. */
const loader = globalThis as { pbStackLoaded?: boolean }

/**
 * Tells PocketBase of everything in the stack, once: a file that wants the pack to be loaded before
 * it requires it by itself. Throws where the pack is not all of one build.
 *
 * It needs to know the features only as data, so no bundle is run before somebody asks for it.
 */
export function register(): void {
  if (loader.pbStackLoaded) return
  loader.pbStackLoaded = true
  checkBundles()
  PB_STACK_FEATURES.forEach(registerRoutes)
  registerCommands(PB_STACK_FEATURES)
  const app = $app as unknown as core.App
  const late = bindRecords(app)
  app.onServe().bindFunc((event) => {
    if (!event) return
    forgetVms(app)
    const probes = PB_STACK_FEATURES.flatMap(({ probes = [] }) => probes)
    const address = String(event.server?.addr ?? '')
    keepStart(app, { binary: binaryKey(), missing: missingIn(event, probes), late, address })
    return event.next()
  })
}

function registerRoutes({ name, routes = {}, actions = {} }: Declaration): void {
  for (const [key, { path, access }] of Object.entries(routes)) {
    routerAdd('GET', path, sentence(name, key), ...GUARDS[access]())
  }
  for (const [key, { method, path, access }] of Object.entries(actions)) {
    const act = `(e) => require(__hooks + '/pb-stack-${name}.js').act(e, '${key}')`
    routerAdd(method, path, act, ...GUARDS[access]())
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
  `(e) => require(__hooks + '/pb-stack-serve.js').serveDocument(e, '${feature}', '${route}')`
