import { Fault } from '../fault'
import type { Command, Feature } from '../feature'
import type { Dialect } from '../web/datastar'

/** Record routes that speak Datastar: hooks, which are bound when PocketBase starts. */
export const records: Feature = {
  name: 'records',
  groups: { views: 'What records look like: list, eject and check their views' },
  commands: {
    'views list': {
      summary: 'List the views of each collection and the files that they are from',
      takes: '[COLLECTION]',
      flags: {},
      run: (_flags, host, [collection = '']) => host.views({ is: 'list', collection }),
    },
    'views eject': eject(),
    'views check': {
      summary: 'Render every view with made-up records, empty, odd and hostile ones',
      details: `Says what is wrong with file, line and the way to say it, and ends with 1 if anything is.
No record is read or written. Without a NAME every view is checked, generated ones too.`,
      takes: '[COLLECTION] [NAME]',
      flags: {},
      run: (_flags, host, [collection = '', name = '']) =>
        host.views({ is: 'check', collection, name }),
    },
  },
}

function eject(): Command {
  return {
    summary: 'Write generated views to files, to begin your own with',
    details: `They go to pb_hooks/views/COLLECTION/NAME.html, for one record, and NAME.list.html, for what
stands around a list, and look as before until you change them. A file that is there is kept.
Without a NAME all are written.`,
    takes: 'COLLECTION [NAME…]',
    flags: {
      dialect: { value: 'beta', help: 'whose words forms use: beta (the npm client) or one (1.0)' },
      hidden: { value: false, help: 'with hidden fields, whose names then everybody sees' },
      force: { value: false, help: 'write files anew that are there' },
      'dry-run': { value: false, help: 'only say what would be written' },
    },
    run: ({ dialect = '', hidden, force, ...more }, host, [collection = '', ...names]) =>
      host.views({
        is: 'eject',
        collection,
        names,
        dialect: readDialect(dialect),
        hidden: hidden === 'true',
        force: force === 'true',
        dryRun: more['dry-run'] === 'true',
      }),
  }
}

function readDialect(word: string): Dialect {
  if (word === 'beta' || word === 'one') return word
  throw new Fault('bad_request', `"${word}" is neither beta nor one.`, 'dialect')
}
