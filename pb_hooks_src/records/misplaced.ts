import { scriptOf } from '../web/datastar'
import { RAW } from './html'
import type { Piece } from './pieces'
import type { Place } from './place'

/** What a file is for: one record, what stands around a list, or a part of either. */
export type Kind = 'item' | 'list' | 'part'

/** An action of a file, and how to say what is wrong with it. */
export interface Action extends Piece {
  readonly kind: Kind
  readonly wrong: (says: string) => never
}

/** Refuses an action where nobody could make it safe. */
export function misplaced(
  { in: where, open, attribute, tag }: Place,
  action: Action,
  silent: boolean,
) {
  const { wrong } = action
  if (where === 'text' && RAW.test(open.at(-1) ?? '')) {
    wrong(`no {{…}} in <${open.at(-1)}>: a plain attribute data-… can carry a value to a script.`)
  }
  if (where === 'edge' || where === 'quiet') wrong('no {{…}} right after "<".')
  if (where === 'equals' || where === 'bare')
    wrong(`put the value in quotes: ${attribute}="{{…}}".`)
  if (['name', 'tag', 'attribute', 'after'].includes(where) && !silent) {
    wrong(`no {{…}} in <${tag}> but in a value in quotes: class="{{…}}".`)
  }
  if (where === 'value') misused(attribute, action, silent)
}

function misused(attribute: string, { text, wrong }: Action, silent: boolean): void {
  if (attribute === 'style' || attribute === 'srcdoc') {
    wrong(`no {{…}} in ${attribute}: use a class, or a plain attribute data-….`)
  }
  const script = scriptOf(attribute)
  if (script === 'expression') {
    wrong(
      `no {{…}} in ${attribute}, which is script: what stands in it would run. Put the value into ` +
        'text, value="{{…}}", or data-x="{{…}}" and say el.dataset.x.',
    )
  }
  if (script === 'event' && !silent && !ID.test(text)) {
    wrong(
      `no {{${text}}} in ${attribute}, which is script: only {{.id}}, {{.collectionName}} and ` +
        '{{.collectionId}}. Put the value into data-x="{{…}}" and say el.dataset.x.',
    )
  }
}

/** What PocketBase makes itself, and neither quotes nor "$" are in. */
const ID = /^\$?[\w.]*\.(?:id|collectionId|collectionName)$/
