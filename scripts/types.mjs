import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Fault, reasonOf } from './fault.mjs'
import { writeWhole } from './files.mjs'
import { find } from './find.mjs'
import { main, ROOT } from './main.mjs'
import { flagsOf } from './pocketbase.mjs'

/**
 * Puts the types that PocketBase declares for its hooks into `.dep/pocketbase-types.d.ts`, unless
 * they are there and from this binary: their first line names its version and size.
 * @param {string} root
 * @param {string} [binary]
 * @returns {Promise<string>} the path of the types
 */
export async function ensureTypes(root, binary) {
  const program = binary ?? (await find('pocketbase', { root }))
  const types = join(root, '.dep', 'pocketbase-types.d.ts')
  const version = execFileSync(program, ['--version'], { encoding: 'utf8' }).trim().split(' ').pop()
  const stamp = `// PocketBase ${version}, ${statSync(program).size} bytes\n`
  if (existsSync(types) && readFileSync(types, 'utf8').startsWith(stamp)) return types
  writeWhole(types, stamp + declaredTypes(program))
  return types
}

/**
 * PocketBase writes its types into the data folder of any command.
 * @param {string} program
 * @returns {string}
 */
function declaredTypes(program) {
  const folder = mkdtempSync(join(tmpdir(), 'pb-stack-types-'))
  try {
    execFileSync(program, [...flagsOf(folder), 'migrate', 'up'], { stdio: 'pipe' })
    return readFileSync(join(folder, 'pb_data', 'types.d.ts'), 'utf8')
  } catch (error) {
    throw new Fault(`${program} wrote no types: ${reasonOf(error)}`)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const program = process.argv[1]
if (program && realpathSync(program) === fileURLToPath(import.meta.url)) {
  await main(async () => {
    console.log(await ensureTypes(ROOT))
    return 0
  })
}
