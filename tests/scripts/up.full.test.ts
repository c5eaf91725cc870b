import { beforeAll, expect, test } from 'vitest'
import { find } from '../../scripts/find.mjs'
import { composeRepository, up } from './up-fixture'

beforeAll(() => find('process-compose'), 300_000)

test('a PocketBase that runs but does not answer is started again', async () => {
  const { state } = await up(composeRepository())
  const { pid } = await state()
  process.kill(pid, 'SIGSTOP')
  await expect
    .poll(state, { timeout: 400_000, interval: 1_000 })
    .toMatchObject({ restarts: 1, is_ready: 'Ready' })
  expect((await state()).pid).not.toBe(pid)
}, 450_000)
