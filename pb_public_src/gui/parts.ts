import { ask, read } from './asks'
import { setSelected } from './bulk-all'
import { caught } from './catching'
import { upgrade } from './controls'
import { pagesOf, rowsOf } from './pages'
import { shownNow } from './reading'
import { selection } from './selection'
import { isWorking, working } from './work'

/** What knows of the page, for the script that is loaded later: that has no state but its own. */
export const parts = {
  ...{ ask, read, setSelected, caught, pagesOf, rowsOf },
  ...{ shownNow, selection, isWorking, working, upgrade },
} as const

/** The same, as who is handed it sees it. */
export type Parts = typeof parts
