import type { Audience } from './audience'
import { shutsOut } from './rule'

/** What can be done with the records of a collection. */
export const ACTIONS = ['list', 'view', 'create', 'update', 'delete'] as const

export type Action = (typeof ACTIONS)[number]

/** PocketBase's rule for one action: `null` is for superusers, `''` for anyone, else a filter. */
export type Rule = string | null

/** The rules of a collection. An action that it does not have at all (a view's writes) is absent. */
export type Access = Readonly<Partial<Record<Action, Rule>>>

/**
 * Whether it makes sense for this audience to try an action.
 *
 * Only what is certain to fail is false: PocketBase alone decides what a filter lets through.
 */
export function mayTry(access: Access, action: Action, audience: Audience): boolean {
  const rule = access[action]
  return rule !== undefined && mayPass(rule, audience)
}

/** Whether a rule may let this audience through. */
export const mayPass = (rule: Rule, audience: Audience): boolean =>
  audience.is === 'superuser' || (rule !== null && !shutsOut(rule, audience))
