import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { expectNothingLogged, keepSecret } from '../support/secrets'

const folder = mkdtempSync(join(tmpdir(), 'pb-stack-logs-'))
mkdirSync(join(folder, 'pb_data'))
afterAll(() => rmSync(folder, { recursive: true }))

const looking = (logs: string) => () => {
  writeFileSync(join(folder, 'pb_data', 'auxiliary.db'), logs)
  expectNothingLogged(folder)
}

const tokenOf = (type: string): string =>
  `eyJhbGci.${Buffer.from(JSON.stringify({ type })).toString('base64url')}.abc-_`

const LONG = 'y'.repeat(25) + 'z'.repeat(25)
keepSecret('a secret word', LONG)

test.each([
  ...['a secret word', 'a%20secret%20word', 'a+secret+word', LONG.slice(0, 25), LONG.slice(-25)],
  ...[tokenOf('auth'), `/api/files/a/b?token=${tokenOf('auth')}`, `/x?token=${tokenOf('file')}`],
])('%s is found in a log', (secret) => {
  expect(looking(`"/api/x" ${secret}`)).toThrow("PocketBase's logs tell")
})

test('the short token of a file may stand in its address, and other words anywhere', () => {
  expect(looking(`/api/files/a/b/c.png?thumb=1&token=${tokenOf('file')}`)).not.toThrow()
  expect(looking('/api/x a secret, a word')).not.toThrow()
})

test('a log that holds nothing at all shows nothing', () => {
  expect(looking('')).toThrow('has logged nothing')
})
