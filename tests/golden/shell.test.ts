import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Audience } from '../../pb_hooks_src/model/audience'
import { readModel } from '../../pb_hooks_src/model/read'
import { shell } from '../../pb_hooks_src/pages/shell'
import { readSnapshot } from '../../pb_hooks_src/schema/read-snapshot'
import { FIXTURES } from '../support/schemas'

const rules = FIXTURES.find(({ name }) => name === 'rules')?.collections

/** What the GUI is filled with, for who may sign in and for who has. */
test.each<Audience>([{ is: 'guest' }, { is: 'user', of: 'members' }, { is: 'superuser' }])(
  'the shell for %o is what it was',
  async (audience) => {
    const text = shell(readModel(readSnapshot(rules)), audience, 'Acme & <Co>')
    const file = join(import.meta.dirname, 'shell', `rules.${audience.is}.txt`)
    await expect(text.replaceAll('><', '>\n<')).toMatchFileSnapshot(file)
  },
)
