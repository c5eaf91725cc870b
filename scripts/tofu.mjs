import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { runFolder } from './assemble.mjs'
import { outputOf, run } from './child.mjs'
import { Fault } from './fault.mjs'
import { readJson } from './files.mjs'
import { find } from './find.mjs'
import { superuserFile } from './first-run.mjs'
import { main, ROOT } from './main.mjs'
import { DEMO } from './options.mjs'
import { mirror } from './tofu-mirror.mjs'
import { ownProvider } from './tofu-provider.mjs'

const USAGE = `npm run tofu -- COMMAND [DIR] [options]   OpenTofu with the provider of this repository

  COMMAND    plan, apply, import, show and whatever else OpenTofu knows
  DIR        where the configuration lies (mod/tofu/examples/demo)
  options    are OpenTofu's

  npm run tofu:plan     is short for plan
  npm run tofu:apply    is short for apply

Environment:
  PB_STACK_URL             which PocketBase (http://127.0.0.1:8090)
  PB_STACK_TOKEN           a token of a superuser of it; or both of
  PB_STACK_EMAIL           who signs in, and
  PB_STACK_PASSWORD        the password. The demo's own superuser, where none of them is set
  PB_STACK_ALLOW_DESTROY   what may be lost, by comma: tickets.notes,photos
  TOFU                     path of the OpenTofu to run

It asks no registry: the provider is built here, and lies in .bin/tofu.`

await main(async ([command = '--help', ...args]) => {
  if (command === '--help') {
    console.log(USAGE)
    return 0
  }
  const { folder, words } = takeFolder(args)
  const who = login(process.env)
  const tofu = await find('tofu')
  const told = mirror(join(ROOT, '.bin', 'tofu'), [await ownProvider(ROOT)])
  const env = { ...process.env, ...told, ...who }
  const chdir = `-chdir=${folder}`
  // The provider may be another by now, under its old version.
  if (command !== 'init' && command !== 'fmt') {
    await outputOf(tofu, [chdir, 'init', '-upgrade', '-input=false', '-no-color'], { env })
  }
  const { code } = await run(tofu, [chdir, command, ...words], { env })
  return code
})

/** @param {string[]} args */
function takeFolder(args) {
  const [first, ...rest] = args
  if (first === undefined || first.startsWith('-') || !existsSync(first)) {
    return { folder: join(ROOT, 'mod', 'tofu', 'examples', 'demo'), words: args }
  }
  return { folder: resolve(first), words: rest }
}

/**
 * Where PocketBase is and who asks, as far as nobody has said it.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
function login({ PB_STACK_URL, PB_STACK_TOKEN, PB_STACK_EMAIL }) {
  const url = { PB_STACK_URL: PB_STACK_URL || `http://127.0.0.1:${process.env.PORT || 8090}` }
  if (PB_STACK_TOKEN || PB_STACK_EMAIL || PB_STACK_URL) return url
  const file = superuserFile(runFolder({ pack: ROOT, project: DEMO }))
  if (!existsSync(file))
    throw new Fault('No PocketBase is named by PB_STACK_URL; `npm start` runs the demo.')
  const { email, password } = readJson(file, '`npm run demo:reset` makes a new one.')
  return { ...url, PB_STACK_EMAIL: email, PB_STACK_PASSWORD: password }
}
