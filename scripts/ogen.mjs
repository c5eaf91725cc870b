import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { outputOf } from './child.mjs'
import { Fault, reasonOf } from './fault.mjs'

/** A client alone, and nothing that ogen does not know is passed over. */
const CONFIG = {
  generator: {
    features: { disable: ['paths/server', 'webhooks/server'] },
    ignore_not_implemented: [],
  },
}

/**
 * Writes the Go client of an OpenAPI document into a folder, as the package of the folder's name.
 * The fault of a document that ogen refuses has all that ogen printed.
 * @param {string} ogen path of the binary; it calls `go`
 * @param {{ document: string, folder: string, signal?: AbortSignal }} job absolute paths
 */
export async function ogenClient(ogen, { document, folder, ...options }) {
  const inputs = mkdtempSync(join(tmpdir(), 'pb-stack-ogen-'))
  const config = join(inputs, 'ogen.json')
  const name = basename(folder).replace(/\W/g, '')
  const flags = ['--loglevel=error', '--clean', '--config', config, '--package', name]
  try {
    writeFileSync(config, JSON.stringify(CONFIG))
    mkdirSync(folder, { recursive: true })
    // Where its last step fails, ogen leaves all it has made in the folder where it runs.
    await outputOf(ogen, [...flags, '--target', folder, document], { ...options, cwd: inputs })
  } catch (error) {
    throw new Fault(`ogen makes no client of ${basename(document)}:\n${reasonOf(error)}`)
  } finally {
    rmSync(inputs, { recursive: true })
  }
}
