import { expect, test } from 'vitest'
import { readAsked } from '../../pb_hooks_src/records/asked'

test('each may be said after `stack.`, of which nothing else is taken away', () => {
  expect(readAsked('stack.view=card&stack.target=%23rows')).toMatchObject({
    view: 'card',
    target: '#rows',
  })
  expect(readAsked('sort=stack.name&fields=id,expand.stack.name')).toMatchObject({
    sort: 'stack.name',
    fields: 'id,expand.stack.name',
  })
})
