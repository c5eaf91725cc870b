import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { find } from '../../scripts/find.mjs'
import { freePort, interrupt, repository, runScript, start } from './fixture'

describe('built hooks', () => {
  test('stale ones are built once, with the npm packages', async () => {
    const root = repository()
    writeFileSync(join(root, 'pb_hooks_src/stack.ts'), 'export const stack = [1]\n')
    const first = await start(root)
    expect(first.printed()).toMatch(/Installing the npm packages.*Building.*the build was run/s)
    expect(existsSync(join(root, 'node_modules/.pb-stack'))).toBe(true)
    await interrupt(first)
    expect((await start(root)).printed()).not.toMatch(/Installing|Building/)
  })

  test('a build that fails is one sentence', async () => {
    const root = repository()
    writeFileSync(join(root, 'build.mjs'), 'throw new Error("no esbuild")')
    const run = await runScript(root, ['start.mjs'], { PORT: String(await freePort()) })
    expect(await run.ended).toBe(1)
    expect(run.printed()).toMatch(/no esbuild.*pb-stack: `node build\.mjs` failed/s)
  })
})

describe('npm run stack', () => {
  test('runs a command of the pack in the folders of the demo', async () => {
    const root = repository()
    const run = await runScript(root, ['stack.mjs', 'doctor'])
    expect(await run.ended).toBe(0)
    expect(run.out()).toBe(`hooks ${join(root, 'proj/demo/.run/pb_hooks')} `)
  })

  test('passes arguments and exit code through', async () => {
    const run = await runScript(repository(), ['stack.mjs', 'doctor', 'a', '--', '--dir=/x'])
    expect(await run.ended).toBe(3)
    expect(run.out()).toContain('a,--dir=/x')
  })

  test('shows its help alone', async () => {
    const run = await runScript(repository(), ['stack.mjs'])
    expect(await run.ended).toBe(0)
    expect(run.out()).toMatch(/Available Commands:\s+doctor/)
  })
})

test('npm test gets what it needs and passes arguments and exit code through', async () => {
  const root = repository()
  const run = await runScript(root, ['test.mjs', 'unit', '--full'], {
    STACK_FULL: '',
    CHROMIUM: process.execPath,
  })
  expect(await run.ended).toBe(4)
  expect(run.out()).toBe(`vitest run unit full=1 ${await find('pocketbase')}\n`)
  expect(existsSync(join(root, '.dep/pocketbase-types.d.ts'))).toBe(true)
})
