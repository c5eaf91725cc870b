import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { find } from '../../scripts/find.mjs'
import { mirror } from '../../scripts/tofu-mirror.mjs'
import { COLD } from '../support/cold'
import { ROOT } from '../support/folders'
import { keepSecret } from '../support/secrets'
import { startServer } from '../support/server'

test(
  'the provider does in OpenTofu what its tests in Go say, and makes nobody who checks it think',
  async () => {
    const server = await startServer()
    keepSecret('hush-password-1', 'hush-password-2')
    const env = {
      ...process.env,
      ...mirror(join(ROOT, '.bin', 'tofu'), []),
      GOTOOLCHAIN: 'go1.27.3',
      GOWORK: 'off',
      TF_ACC: '1',
      TF_ACC_TERRAFORM_PATH: await find('tofu'),
      TF_ACC_PROVIDER_HOST: 'registry.opentofu.org',
      PB_STACK_URL: server.url,
      PB_STACK_TOKEN: server.superuser,
    }
    const go = (...args: readonly string[]) =>
      promisify(execFile)('go', args, { cwd: join(ROOT, 'mod/tofu/provider'), env }).then(
        ({ stdout }) => stdout,
        ({ stdout, stderr }) => Promise.reject(new Error(`${stdout}${stderr}`)),
      )
    expect(await go('vet', '-tags=acceptance', '.')).toBe('')
    const said = await go('test', '-tags=acceptance', '-v', '-count=1', '.')
    expect(said).not.toContain('SKIP')
    expect(said).toMatch(/^ok\s/m)
    await server.stop()
  },
  COLD,
)
