import type { CollectionJson } from '../schema/snapshot'
import { objectAt } from './json'
import type { Risk } from './risks'

/** Rules that let more people do more, and what else a change of a rule does. */
export function openedRules(before: CollectionJson, after: CollectionJson): readonly Risk[] {
  const name = before.name
  const warn = (says: string): Risk => ({ name, is: 'warning', says })
  return [
    ...Object.entries(RULES).flatMap(([rule, may]) => {
      const says = opened(before[rule], after[rule])
      return says === undefined ? [] : [warn(`${rule}: ${says} ${may}`)]
    }),
    ...((before.authRule ?? null) !== (after.authRule ?? null)
      ? [warn('authRule: a new one signs everybody out')]
      : []),
    ...removedProviders(before, after).map((provider) =>
      warn(`nobody signs in with ${provider} any more`),
    ),
  ]
}

const RULES: Readonly<Record<string, string>> = {
  listRule: 'list its records',
  viewRule: 'view its records',
  createRule: 'create records',
  updateRule: 'update its records',
  deleteRule: 'delete its records',
  manageRule: 'manage its records',
  authRule: 'sign in',
}

/** `null` is for superusers, `''` for everybody, anything else for whomever it lets pass. */
function opened(before: unknown = null, after: unknown = null): string | undefined {
  if (before === after || after === null) return undefined
  if (after === '') return 'opens it to everyone, to'
  return before === null ? 'lets others than superusers' : undefined
}

function removedProviders(before: CollectionJson, after: CollectionJson): readonly string[] {
  const names = (collection: CollectionJson): readonly string[] => {
    const { providers } = objectAt(collection, 'oauth2')
    return Array.isArray(providers) ? providers.map((provider) => String(provider?.name)) : []
  }
  return names(before).filter((provider) => !names(after).includes(provider))
}
