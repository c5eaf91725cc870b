import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { ROOT } from '../../scripts/main.mjs'
import { startServer } from '../support/server'
import { HEAD } from '../support/tofu'
import { folder, repository, runScript, write } from './fixture'

test('says how it is used', async () => {
  const run = await runScript(repository(), ['tofu.mjs', '--help'])
  expect(await run.ended).toBe(0)
  expect(run.out()).toContain('PB_STACK_ALLOW_DESTROY   what may be lost')
})

test('without a PocketBase, it says how there is one', async () => {
  const env = { PB_STACK_URL: '', PB_STACK_TOKEN: '', PB_STACK_EMAIL: '' }
  const run = await runScript(repository(), ['tofu.mjs', 'plan'], env)
  expect(await run.ended).toBe(1)
  expect(run.printed()).toBe(
    'pb-stack: No PocketBase is named by PB_STACK_URL; `npm start` runs the demo.\n',
  )
})

test('runs OpenTofu on a folder, with the provider and the options it was given', async () => {
  const server = await startServer()
  const place = folder()
  const resource =
    'resource "pocketbase_settings" "main" {\n  meta = { app_name = "By script" }\n}\n'
  write(place, { 'main.tf': HEAD + resource })
  const env = { ...process.env, PB_STACK_URL: server.url, PB_STACK_TOKEN: server.superuser }
  const tofu = (...args: readonly string[]): Promise<{ stdout: string }> =>
    promisify(execFile)(process.execPath, [join(ROOT, 'scripts/tofu.mjs'), ...args], { env })
  const { stdout } = await tofu('plan', place, '-no-color')
  expect(stdout).toContain('Plan: 1 to add, 0 to change, 0 to destroy.')
  await tofu('apply', place, '-auto-approve')
  const settings = await (await server.admin('/api/settings')).json()
  expect(settings).toMatchObject({ meta: { appName: 'By script' } })
  await expect(tofu('plan', place, '-nonsense')).rejects.toMatchObject({ code: 1 })
  await server.stop()
}, 900_000)
