import type { Audience } from './model/audience'
import type { Model } from './model/model'
import type { Snapshot } from './schema/snapshot'
import type { Task } from './task'
import type { Dialect } from './web/datastar'
import type { Document, Text } from './web/http'

/** What code is made in, by the word it is asked for with. */
export type Language = 'types' | 'zod' | 'go'

/** Everything a feature may ask of PocketBase. Real in `pocketbase/`, in memory in `tests/`. */
export interface Host {
  /** What the settings say that shows in documents. */
  settings(): { readonly appName: string; readonly batch: boolean }
  /** What this PocketBase lacks among `POST /api/sql`, `meta.appName`, `field.help` and the like. */
  missing(probes: readonly string[]): readonly string[]
  /** The schema of this moment, whoever changed it. */
  snapshot(): Snapshot
  /** What that schema means. */
  model(): Model
  /** The names of the collections whose records sign in. */
  authCollections(): readonly string[]
  /** The document kept under a key, made anew once the schema has changed. */
  document(key: string, make: () => Text): Document
  /** Plans or carries out a document, or makes one of what is there. Faults: what the command got wrong. */
  declare(task: Task): { readonly text: string; readonly differs?: boolean }
  /** The features that somebody switched off. */
  switchedOff(): readonly string[]
  /** Code for programs, made of a model. */
  code(language: Language, model: Model): string
  /** What the shell of the GUI is filled with for an audience, as events of Datastar. */
  shell(model: Model, audience: Audience, appName: string): string
  /** A value as YAML. */
  yaml(value: unknown): string
  /** Does something with the views of records, and says what. Faults: `not_found`. */
  views(work: ViewsWork): { readonly text: string; readonly failed: boolean }
  /** How the pack lies in this PocketBase. */
  installation(): Installation
  /** The JSON in a file that a command was given. Faults: `not_found`, `bad_request`. */
  readJson(path: string): unknown
}

/** What can be done with the views of a collection; `''` stands for all collections, or all names. */
export type ViewsWork = { readonly collection: string } & (
  | { readonly is: 'list' }
  | { readonly is: 'check'; readonly name: string }
  | {
      readonly is: 'eject'
      readonly names: readonly string[]
      readonly dialect: Dialect
      /** With the fields that superusers alone see. */
      readonly hidden: boolean
      /** Files that are there are written anew. */
      readonly force: boolean
      /** Only says what would be written. */
      readonly dryRun: boolean
    }
)

/** Where a migration stands; `undone` when its collection was deleted since. */
export type Migration = 'applied' | 'undone' | 'waiting' | 'missing'

export interface Installation {
  /** PocketBase's own word for its version; `(untracked)` in some builds. */
  readonly pocketbase: string
  /** The size of the pool of hook VMs. */
  readonly pool: number
  /** Where the migrations of the pack's own collections stand, by their names. */
  readonly migrations: Readonly<Record<string, Migration>>
  /** Whether the pack's pages are in the public folder. */
  readonly pages: boolean
  /** Other `*.pb.js` files beside the pack's. */
  readonly neighbours: readonly string[]
  /** Whether one of them had bound hooks for writes before the pack, at the last start. */
  readonly late: boolean
  /** VMs that have run the light bundle since the last start; many more than the pool is bad. */
  readonly vms: number
  readonly folders: Readonly<Record<'hooks' | 'migrations' | 'pages' | 'data', string>>
}
