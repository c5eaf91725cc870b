/**
 * What of the GUI is loaded once a table is there, bundled to `gui-more.js`: exports, saved views, and
 * the form for many records. What has a state is handed over by the page's first script.
 */
import { watchExport } from './export'
import type { Parts } from './parts'
import { watchViews } from './saved-views'
import { watchSet } from './set-field'

/** Follows what is done with its parts of the page. */
export function watch(parts: Parts): void {
  watchExport(parts)
  watchViews()
  watchSet(parts)
}
