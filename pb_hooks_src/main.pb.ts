import { register } from './pocketbase/register'

/**
 * PocketBase starts here. It never fails: PocketBase would not start (or run on without a word) if
 * it did, and a server whose pack was half copied must still serve.
 */
try {
  register()
} catch (error) {
  console.error(`pb-stack is off: ${error}\nCopy the whole pb_hooks folder of the pack again.`)
}
