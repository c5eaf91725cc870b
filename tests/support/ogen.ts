import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { find } from '../../scripts/find.mjs'

/** A client alone, and nothing that ogen does not know is passed over. */
const CONFIG = {
  generator: {
    features: { disable: ['paths/server', 'webhooks/server'] },
    ignore_not_implemented: [],
  },
}

/**
 * Writes the Go client of an OpenAPI document into a folder, as the package of the folder's name.
 * Throws what ogen printed where it refuses.
 */
export async function ogenClient(document: string, folder: string): Promise<void> {
  const ogen = await find('ogen')
  const inputs = mkdtempSync(join(tmpdir(), 'pb-stack-ogen-'))
  const [spec, config] = [join(inputs, 'openapi.json'), join(inputs, 'ogen.json')]
  writeFileSync(spec, document)
  writeFileSync(config, JSON.stringify(CONFIG))
  mkdirSync(folder, { recursive: true })
  const name = basename(folder).replace(/\W/g, '')
  const args = ['--target', folder, '--package', name, '--clean', '--config', config, spec]
  await new Promise<void>((resolve, reject) => {
    execFile(ogen, args, { maxBuffer: 2 ** 26 }, (error, out, err) => {
      if (error) reject(new Error(`ogen refuses the document:\n${out}${err || error.message}`))
      else resolve()
    })
  }).finally(() => rmSync(inputs, { recursive: true }))
}
