import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, inject, onTestFinished, test } from 'vitest'
import { ensureTypes } from '../../scripts/types.mjs'
import { ROOT } from '../support/folders'

/** A folder as the demo's, with its hooks, those of the tests, and the types of both beside them. */
async function hooksFolder(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'pb-stack-hooks-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const types = await ensureTypes(folder, inject('binary'))
  cpSync(types, join(folder, '.run/pb_data/types.d.ts'))
  for (const path of ['.run/pb_hooks/pb-stack.d.ts', 'pb_hooks/pb-stack.d.ts']) {
    cpSync(join(ROOT, 'pb_hooks/pb-stack.d.ts'), join(folder, path))
  }
  cpSync(join(ROOT, 'proj/demo/pb_hooks'), join(folder, 'pb_hooks'), { recursive: true })
  cpSync(join(ROOT, 'tests/fixtures/hooks'), join(folder, 'pb_hooks'), { recursive: true })
  return folder
}

/** What the compiler says of all hook files in a folder, as an editor would. */
function complaints(folder: string): string[] {
  const config = join(folder, 'tsconfig.json')
  const compilerOptions = {
    target: 'ES2022',
    lib: ['ES2022'],
    types: [],
    allowJs: true,
    checkJs: true,
    strict: false,
    noEmit: true,
    skipLibCheck: true,
  }
  writeFileSync(config, JSON.stringify({ compilerOptions, include: ['pb_hooks/*.pb.js'] }))
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc')
  const { stdout } = spawnSync(process.execPath, [compiler, '-p', config], { encoding: 'utf8' })
  return stdout.split('\n').filter((line) => line !== '')
}

const WRONG = `routerAdd('GET', '/x', (e) => {
  const ds = require(\`\${__hooks}/pb-stack.js\`).datastar(e)
  ds.patch(1)
  ds.patch('<p></p>', { mode: 'explode' })
  ds.render('row', 'tickets')
  ds.evaluate('1')
  return require(\`\${__hooks}/other.js\`).anything
})
`

test("a project's hooks know what the pack offers, by its types", async () => {
  const folder = await hooksFolder()
  expect(complaints(folder)).toEqual([])
  writeFileSync(join(folder, 'pb_hooks', 'wrong.pb.js'), WRONG)
  const found = complaints(folder).map((line) => /wrong\.pb\.js\((\d+),/.exec(line)?.[1])
  expect(found.filter((line) => line !== undefined)).toEqual(['3', '4', '5', '6'])
})
