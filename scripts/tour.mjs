import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from './fault.mjs'
import { main, ROOT } from './main.mjs'
import { takePictures } from './pictures.mjs'
import { PICTURES } from './tour-pictures.mjs'

// `npm run tour`: takes the pictures of docs/tour.md, step by step as it says. `-- DIR` puts them below it.
await main(([target = 'docs']) =>
  takePictures(target, { tour: PICTURES }, (project) =>
    writeFileSync(join(project, 'pb_public', 'parts.html'), pageOf('docs/tour.md')),
  ),
)

/**
 * The page that the tour tells to write: what it shows is what is in the picture.
 * @param {string} document
 * @returns {string}
 */
function pageOf(document) {
  const page = /```html\n(.*?)```/s.exec(readFileSync(join(ROOT, document), 'utf8'))?.[1]
  if (!page) throw new Fault(`There is no page in ${document}.`)
  return page
}
