/**
 * Does for pages with Datastar what PocketBase's SDK does for others, bundled to `pb-datastar.js`:
 * load it before Datastar. Nothing of the pack needs it.
 */
import { answering } from './answering'
import { watchFiles } from './files'
import { watchLogin } from './login'

globalThis.fetch = answering(fetch)
watchLogin()
watchFiles()
