/**
 * What record routes need, bundled to `pb-stack.js`: without zod and without the generators, since a
 * bundle is evaluated once in every VM of the pool.
 */
import { countVm } from './vms'

export { datastar } from './datastar'
export { send } from './realtime'
export { create, list, remove, update, view } from './records'
export { signedIn, signIn } from './sign-in'

countVm($app as unknown as core.App)
