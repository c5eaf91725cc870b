/**
 * PocketBase starts here. It never fails: PocketBase would not start (or run on without a word) if
 * it did, and a server whose pack was half copied must still serve.
 */
try {
  const admin = require(`${__hooks}/pb-stack-admin.js`) as typeof import('./pocketbase/admin')
  admin.register()
} catch (error) {
  console.error(`pb-stack is off: ${error}\nCopy the whole pb_hooks folder of the pack again.`)
}
