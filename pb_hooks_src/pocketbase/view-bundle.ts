/** What makes views and the shell of the GUI, bundled to `pb-stack-views.js`: loaded where one is new or has changed. */
export { shell } from '../pages/shell'
export { makeView } from './make-view'
export { viewsWork } from './views-work'
