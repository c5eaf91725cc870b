import { join } from 'node:path'
import { Fault } from './fault.mjs'
import { writeWhole } from './files.mjs'
import { main, ROOT } from './main.mjs'
import { ensureBuilt, ensurePackages } from './packages.mjs'
import { packOf, sumOf } from './sums.mjs'

// `npm run pack`: the pack as one file, for those who have no Node. Same pack, same bytes.
await main(async (args) => {
  if (args.length > 0) throw new Fault(`\`npm run pack\` takes no arguments, not "${args[0]}".`)
  ensurePackages(ROOT)
  ensureBuilt(ROOT)
  const { zipOf } = await import('./pack-zip.mjs')
  const zip = zipOf(ROOT)
  const name = `pb-stack-${packOf(ROOT).version}.zip`
  writeWhole(join(ROOT, '.pack', name), zip)
  writeWhole(join(ROOT, '.pack', 'SHA256SUMS'), `${sumOf(zip)}  ${name}\n`)
  console.log(`.pack/${name}  ${zip.length} bytes, sha256 ${sumOf(zip)}`)
  return 0
})
