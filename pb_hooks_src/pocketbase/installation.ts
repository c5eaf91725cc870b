import type { Installation, Migration } from '../host'
import { MIGRATIONS } from '../schema/pack'
import { lastStart } from './start'
import { countedVms } from './vms'

/** Looks at the folders that PocketBase was started with. */
export function installation(app: core.App): Installation {
  const data = app.dataDir()
  const beside = (name: string): string => $filepath.join(data, '..', name)
  const migrations = flag('migrationsDir') || beside('pb_migrations')
  const pages = flag('publicDir') || beside('pb_public')
  return {
    pocketbase: $app.rootCmd?.version ?? '',
    pool: Number(flag('hooksPool')),
    migrations: Object.fromEntries(
      Object.entries(MIGRATIONS).map(([name, file]) => [
        name,
        migrationState(app, name, { file, folder: migrations }),
      ]),
    ),
    pages: exists($filepath.join(pages, 'stack', 'index.html')),
    neighbours: $os
      .readDir(__hooks)
      .map((entry) => entry.name())
      .filter((name) => /\.pb\.[jt]s$/.test(name) && name !== 'pb-stack.pb.js'),
    late: lastStart(app)?.late ?? false,
    vms: countedVms(app),
    folders: { hooks: __hooks, migrations, pages, data },
  }
}

/** Commands see the flags they were started with; a default of PocketBase's own counts too. */
const flag = (name: string): string =>
  $app.rootCmd?.persistentFlags()?.lookup(name)?.value?.string() ?? ''

interface File {
  readonly file: string
  readonly folder: string
}

function migrationState(app: core.App, name: string, { file, folder }: File): Migration {
  const row = new DynamicModel({ applied: 0, there: 0 })
  app
    .db()
    .newQuery(
      `SELECT (SELECT count(*) FROM _migrations WHERE file = {:file}) AS applied,
              (SELECT count(*) FROM _collections WHERE name = {:name}) AS there`,
    )
    .bind({ file, name })
    .one(row)
  if (row.applied > 0) return row.there > 0 ? 'applied' : 'undone'
  return exists($filepath.join(folder, file)) ? 'waiting' : 'missing'
}

function exists(path: string): boolean {
  try {
    $os.stat(path)
    return true
  } catch {
    return false
  }
}
