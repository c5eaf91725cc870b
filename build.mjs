/**
 * Builds the pack: TypeScript in pb_hooks_src becomes pb_hooks, that in pb_public_src a module for
 * pages, the licences of what is inside become pb_public/stack/LICENSES.txt, and the list of all files
 * pb_hooks/pb-stack.sha256. `--check` writes nothing and fails where a file is stale.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { assetsOf, licencesOf } from './scripts/assets.mjs'
import { holdToBudgets } from './scripts/budgets.mjs'
import { packageOf } from './scripts/licences.mjs'
import { sourcesHash } from './scripts/sources.mjs'
import { packSums, SUMS, sumsText } from './scripts/sums.mjs'
import { taken } from './scripts/taken.mjs'
import { worldSvg } from './scripts/world.mjs'

const ROOT = dirname(fileURLToPath(import.meta.url))

/** Every VM of the pool pays for a bundle it uses, so each has a budget, in bytes. */
const BUNDLES = [
  { entry: 'serve', file: 'pb-stack-serve.js', budget: 4_000 },
  { entry: 'light', file: 'pb-stack.js', budget: 26_600 },
  { entry: 'view-bundle', file: 'pb-stack-views.js', budget: 67_000 },
  { entry: 'admin', file: 'pb-stack-admin.js', budget: 94_000 },
  { entry: 'state', file: 'pb-stack-state.js', budget: 96_000 },
  { entry: 'types', file: 'pb-stack-types.js', budget: 40_000 },
  { entry: 'yaml', file: 'pb-stack-yaml.js', budget: 110_000 },
]

/** The scripts of pages, and how many bytes of them may travel, compressed. */
const MODULES = [
  { entry: 'main', file: 'pb-datastar.js', budget: 3_000 },
  { entry: 'gui/main', file: 'gui.js', budget: 30_000 },
  // Loaded once a table is there; what is in gui.js already it takes from there.
  { entry: 'gui/more', file: 'gui-more.js', budget: 12_000 },
  // What a form is made of loads with the first form.
  { entry: 'gui/controls/main', file: 'gui-controls.js', budget: 16_000 },
  // The editor of rich texts loads with the first of them.
  { entry: 'gui/rich/main', file: 'gui-rich.js', budget: 150_000 },
]

/** What a first visit of the GUI loads, and how many bytes that may be, compressed. */
const FIRST_VISIT = {
  files: ['index.html', 'gui.css', 'gui.js', 'datastar.js'],
  budget: 60_000,
}

/** What the pack offers to hooks of a project, for editors and compilers. */
const TYPES = 'pb-stack.d.ts'

const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
const stamp = sourcesHash(ROOT)

const BANNER = `// pb-stack ${version} sources ${stamp}`

/** @type {import('esbuild').BuildOptions} */
const SHARED = {
  absWorkingDir: ROOT,
  write: false,
  target: 'es2022',
  platform: 'neutral',
  // Goja has none of these, and one of them fails the whole file.
  supported: { 'for-await': false, 'async-generator': false, 'dynamic-import': false },
  define: { PB_STACK_BUILD: JSON.stringify(stamp) },
  banner: { js: BANNER },
  logLevel: 'error',
}

const loader = await build({
  ...SHARED,
  bundle: true,
  define: { ...SHARED.define, PB_STACK_FEATURES: await features() },
  entryPoints: ['pb_hooks_src/main.pb.ts'],
  outfile: 'pb_hooks/pb-stack.pb.js',
  format: 'cjs',
  // It runs as a script, beside those of a project: its names are nobody's but its own.
  banner: { js: `${BANNER}\n(() => {` },
  footer: { js: '})()' },
})

/** The features of `stack.ts` as JSON, which leaves their functions out. */
async function features() {
  const { stack } = await exportsOf('pb_hooks_src/stack.ts')
  return JSON.stringify(stack)
}

const bundles = await Promise.all(
  BUNDLES.map(({ entry, file }) =>
    build({
      ...SHARED,
      bundle: true,
      metafile: true,
      entryPoints: [`pb_hooks_src/pocketbase/${entry}.ts`],
      outfile: `pb_hooks/${file}`,
      format: 'cjs',
      minifySyntax: true,
      minifyWhitespace: true,
      minifyIdentifiers: true,
      sourcemap: 'linked',
      sourcesContent: false,
    }),
  ),
)

const modules = await Promise.all(
  MODULES.map(({ entry, file }) =>
    build({
      absWorkingDir: ROOT,
      write: false,
      metafile: true,
      target: 'es2022',
      bundle: true,
      entryPoints: [`pb_public_src/${entry}.ts`],
      outfile: `pb_public/stack/${file}`,
      format: 'esm',
      minify: true,
      banner: { js: `// pb-stack ${version}` },
      plugins: entry === 'gui/more' ? [taken(ROOT, `./gui.js?${version}`)] : [],
    }),
  ),
)

const styles = await build({
  absWorkingDir: ROOT,
  write: false,
  target: 'es2022',
  bundle: true,
  entryPoints: ['pb_public_src/gui/styles/gui.css'],
  outfile: 'pb_public/stack/gui.css',
  external: ['world.svg'],
  minify: true,
})

/** What a module of ours exports, run here. @param {string} entry */
async function exportsOf(entry) {
  const { outputFiles } = await build({
    ...SHARED,
    bundle: true,
    entryPoints: [entry],
    format: 'esm',
  })
  return import(`data:text/javascript,${encodeURIComponent(outputFiles?.[0]?.text ?? '')}`)
}

/** The page of the GUI, as the text of a module writes it. */
const { page } = await exportsOf('pb_public_src/gui/page.ts')

const packages = [...bundles, ...modules].flatMap(({ metafile }) =>
  Object.keys(metafile.inputs).flatMap(packageOf),
)

/** @type {[path: string, text: string][]} */
const files = [
  ...[loader, ...bundles, ...modules, styles].flatMap(({ outputFiles }) =>
    (outputFiles ?? []).map(({ path, text }) => /** @type {[string, string]} */ ([path, text])),
  ),
  ...assetsOf(ROOT),
  [
    join(ROOT, 'pb_hooks', TYPES),
    readFileSync(join(ROOT, 'pb_hooks_src/pocketbase', TYPES), 'utf8'),
  ],
  [join(ROOT, 'pb_public/stack/index.html'), page(version)],
  [join(ROOT, 'pb_public/stack/world.svg'), worldSvg(ROOT)],
  [join(ROOT, 'pb_public/stack/LICENSES.txt'), licencesOf(ROOT, version, packages)],
]

holdToBudgets(files, { bundles: BUNDLES, modules: MODULES, visit: FIRST_VISIT })

const check = process.argv.includes('--check')
const stale = files.filter(isStale)
if (!check) stale.forEach(write)
// Pages and migrations are in the list too, so it is made of what lies there now.
stale.push([join(ROOT, SUMS), sumsText(packSums(ROOT, version))])
const old = stale.filter(isStale)
if (check) {
  for (const [path] of old) console.error(`stale: ${path}`)
  if (old.length > 0) throw new Error('The built files are stale: npm run build, and commit them.')
} else old.forEach(write)

/** @param {readonly [path: string, text: string]} file */
function isStale([path, text]) {
  return !existsSync(path) || readFileSync(path, 'utf8') !== text
}

/** @param {readonly [path: string, text: string]} file */
function write([path, text]) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}
