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
    routerAdd('GET', path, handler(access, 'serve', `serveDocument(e, '${name}', '${key}')`))
  }
  for (const [key, { method, path, access }] of Object.entries(actions)) {
    routerAdd(method, path, handler(access, name, `act(e, '${key}')`))
  }
}

/**
 * PocketBase keeps the text of a handler, not the function, and runs it in another VM. So a handler
 * is a sentence: let through whom it is for, fetch the bundle, call this export with these names.
 */
function handler(access: 'anyone' | 'superuser', bundle: string, call: string): string {
  const of = (part: string): string => `require(__hooks + '/pb-stack-${part}.js')`
  const guard = access === 'superuser' ? `${of('serve')}.requireSuperuser(e); ` : ''
  return `(e) => { ${guard}return ${of(bundle)}.${call} }`
}
