import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { command, demoFolder } from './demo'
import type { GoModule } from './go-module'
import { preparedFolder, stackCommand } from './server'

/** Writes the package `records` of a schema into a module, as `stack go --from` prints it. */
export async function writeRecords(
  into: GoModule,
  name: string,
  collections: readonly unknown[],
): Promise<void> {
  into.write(`${name}.json`, JSON.stringify(collections))
  const folder = preparedFolder()
  const from = `--from=${join(into.folder, `${name}.json`)}`
  into.write(`${name}/records.go`, await printed(folder, 'go', from))
  rmSync(folder, { recursive: true })
}

/** The same for the live schema of the demo; its collections are for PocketBase to import. */
export async function writeDemoRecords(into: GoModule): Promise<void> {
  const folder = demoFolder()
  await command(folder, 'migrate', 'up')
  into.write('demo/records.go', await printed(folder, 'go'))
  into.write('demo.json', await printed(folder, 'schema'))
  rmSync(folder, { recursive: true })
}

async function printed(folder: string, ...args: readonly string[]): Promise<string> {
  const { code, out, err } = await stackCommand(folder, ...args)
  if (code !== 0) throw new Error(err || out)
  return out
}
