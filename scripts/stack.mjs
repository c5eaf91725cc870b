import { assemble, runFolder } from './assemble.mjs'
import { run } from './child.mjs'
import { find } from './find.mjs'
import { main, ROOT } from './main.mjs'
import { DEMO } from './options.mjs'
import { ensureBuilt } from './packages.mjs'
import { flagsOf } from './pocketbase.mjs'

// `npm run stack -- COMMAND` is `pocketbase stack COMMAND` with the folders of proj/demo.
await main(async (args) => {
  const places = { pack: ROOT, project: DEMO }
  ensureBuilt(ROOT)
  const binary = await find('pocketbase')
  for (const path of assemble(places)) console.error(`Saved ${path}`)
  const words = args.length > 0 ? args : ['--help']
  const { code } = await run(binary, [...flagsOf(runFolder(places)), 'stack', ...words])
  return code
})
