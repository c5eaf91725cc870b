import { join } from 'node:path'
import { runFolder } from './assemble.mjs'
import { run } from './child.mjs'
import { Fault } from './fault.mjs'
import { find } from './find.mjs'
import { main, ROOT } from './main.mjs'
import { takeProject } from './options.mjs'
import { environment, findUp } from './process-compose.mjs'

// `npm run down`, `logs`, `status`: commands of Process Compose for what `npm run up` has started.
await main(async (args) => {
  const { project, words } = takeProject(args)
  const folder = runFolder({ pack: ROOT, project })
  const isEnd = words[0] === 'down'
  const up = await findUp(folder)
  if (!up) {
    if (!isEnd) throw new Fault('Nothing is up; `task up` or `npm run up` starts it.')
    console.log('Nothing is up.')
    return 0
  }
  const env = environment(folder, up.port, join('logs', 'process-compose-client.log'))
  // In our own group: the terminal interface, `attach`, needs the terminal.
  const options = { cwd: folder, env, detached: false }
  const { code } = await run(await find('process-compose'), words, options)
  while (isEnd && code === 0 && (await findUp(folder))) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  if (isEnd && code === 0) console.log('Stopped.')
  return code
})
