import { expect, test } from 'vitest'
import { diffText, painted, plain } from '../../pb_hooks_src/state/diff-text'
import type { Plan } from '../../pb_hooks_src/state/plan'

const plan: Plan = {
  hash: '',
  changes: [
    { do: 'create', what: 'collection', name: 'posts', after: {} },
    {
      do: 'update',
      what: 'collection',
      name: 'users',
      before: { otp: { enabled: false, template: { subject: 'a' } }, listRule: null },
      after: { otp: { enabled: true, template: { subject: 'b'.repeat(300) } }, listRule: '' },
    },
    { do: 'update', what: 'index', name: 'users.idx', before: 'CREATE', after: 'CREATE UNIQUE' },
    { do: 'update', what: 'settings', name: 'smtp', before: {}, after: { password: 'secret:1' } },
    { do: 'delete', what: 'field', name: 'users.age', before: {} },
  ],
  losses: [{ name: 'users.age', says: 'drops it', found: 2, total: 3 }],
  warnings: [{ name: 'users', says: 'opens it', found: 0, total: 0 }],
}

test('a plan is shown with what differs, far in and far out', () => {
  expect(diffText(plan, plain)).toBe(`+ collection posts
~ collection users
    otp.enabled: false -> true
    otp.template.subject: "a" -> "${'b'.repeat(196)}…
    listRule: null -> ""
~ index users.idx
    "CREATE" -> "CREATE UNIQUE"
~ settings smtp
    password: (none) -> "secret:1"
- field users.age

Plan: 1 to create, 3 to update, 1 to delete.
Mind: users: opens it
Lost: users.age: drops it (2 of 3 records)
`)
})

test('in colours it says the same', () => {
  const text = diffText(plan, painted)
  expect(text).toContain('\u001b[32m+ collection posts\u001b[0m')
  const [first, ...rest] = text.split('\u001b')
  const bare = rest.map((part) => part.replace(/^\[\d+m/, ''))
  expect([first, ...bare].join('')).toBe(diffText(plan, plain))
})

test('nothing is a sentence', () => {
  expect(diffText({ ...plan, changes: [] }, painted)).toBe('Nothing to change.\n')
})
