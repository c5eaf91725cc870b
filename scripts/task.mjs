import { run } from './child.mjs'
import { find } from './find.mjs'
import { main, ROOT } from './main.mjs'

// `npm run task -- NAME` is `task NAME`, for those who have no Task.
await main(async (args) => {
  const { code } = await run(await find('task'), args, { cwd: ROOT, wholeGroup: true })
  return code
})
