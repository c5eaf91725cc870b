import { add } from './add-pack.mjs'
import { main, ROOT } from './main.mjs'
import { ensureBuilt } from './packages.mjs'

// `npm run add -- DIR`. npm and Task run it in the folder of the repository and say where they were
// called.
await main(async (args) => {
  ensureBuilt(ROOT)
  return add(args, {
    command: 'npm run add --',
    help: 'npm run add -- --help',
    base: process.env.INIT_CWD ?? process.cwd(),
  })
})
