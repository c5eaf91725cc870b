/**
 * What of the GUI is loaded once a table is there, bundled to `gui-more.js`: what is done with many records,
 * exports, saved views, the way back, and what one changes of one's own login. What it has in common with the page's first script it takes from there (parts.ts).
 */
import { watchCut } from './cut'
import { watchExport } from './export'
import { watchMenus } from './menus'
import { watchOwn } from './own-login'
import { watchReadOut } from './read-out'
import { watchViews } from './saved-views'
import { watchSet } from './set-field'
import { watchUndo } from './undo'
import { watchWork } from './work'

export { deleteSelected, selectAll } from './bulk-all'
export { offerOwn } from './own-login'
export { note, remember } from './undo'

watchExport()
watchMenus()
watchReadOut()
watchOwn()
watchViews()
watchSet()
watchUndo()
watchWork()
watchCut()
