/** What makes views, bundled to `pb-stack-views.js`: loaded where one is new or has changed. */
export { makeView } from './make-view'
export { viewsWork } from './views-work'
