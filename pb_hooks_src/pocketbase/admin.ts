/** Documents, state and commands, bundled to `pb-stack-admin.js`. */
export { dispatch } from './dispatch'
export { missingIn } from './probes'
export { runCommand } from './run-command'
