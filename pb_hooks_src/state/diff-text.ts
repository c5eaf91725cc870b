import type { Change } from './change'
import { isObject } from './json'
import type { Plan, Told } from './plan'

/** How a plan is shown: in colours on a terminal, plain where it goes into a file. */
export type Paint = (text: string, colour: keyof typeof COLOURS) => string

const COLOURS = { green: 32, red: 31, yellow: 33, grey: 90 } as const

export const painted: Paint = (text, colour) => `\u001b[${COLOURS[colour]}m${text}\u001b[0m`
export const plain: Paint = (text) => text

/** A plan for people: a line for each change, what differs under it, then what it costs. */
export function diffText(plan: Plan, paint: Paint): string {
  if (plan.changes.length === 0) return 'Nothing to change.\n'
  const lines = [
    ...plan.changes.flatMap((change) => changeLines(change, paint)),
    '',
    `Plan: ${counted(plan)}.`,
    ...plan.warnings.map((told) => paint(`Mind: ${sentence(told)}`, 'yellow')),
    ...plan.losses.map((told) => paint(`Lost: ${sentence(told)}`, 'red')),
  ]
  return `${lines.join('\n')}\n`
}

const VERBS = {
  create: { sign: '+', colour: 'green', done: 'to create' },
  update: { sign: '~', colour: 'yellow', done: 'to update' },
  delete: { sign: '-', colour: 'red', done: 'to delete' },
} as const

const counted = ({ changes }: Plan): string =>
  Object.entries(VERBS)
    .map(([verb, { done }]) => [changes.filter((change) => change.do === verb).length, done])
    .filter(([count]) => count !== 0)
    .map((part) => part.join(' '))
    .join(', ')

const sentence = ({ name, says, found, total }: Told): string =>
  total === 0 ? `${name}: ${says}` : `${name}: ${says} (${found} of ${total} records)`

function changeLines(change: Change, paint: Paint): readonly string[] {
  const { sign, colour } = VERBS[change.do]
  const head = paint(`${sign} ${change.what} ${change.name}`, colour)
  if (change.do !== 'update') return [head]
  const was = new Map(leaves(change.before))
  const is = new Map(leaves(change.after))
  const keys = [...new Set([...was.keys(), ...is.keys()])]
  return [
    head,
    ...keys.map((key) => {
      const label = key === '' ? '' : `${key}: `
      const [from, to] = [was.get(key) ?? '(none)', is.get(key) ?? '(none)']
      return `    ${label}${paint(from, 'red')} ${paint('->', 'grey')} ${paint(to, 'green')}`
    }),
  ]
}

/** The values in a value, each with the way to it. */
function leaves(value: unknown, at = ''): readonly (readonly [string, string])[] {
  const entries = isObject(value) ? Object.entries(value) : []
  if (!isObject(value) || (entries.length === 0 && at !== '')) return [[at, short(value)]]
  return entries.flatMap(([key, inner]) => leaves(inner, at === '' ? key : `${at}.${key}`))
}

function short(value: unknown): string {
  const text = JSON.stringify(value) ?? '(none)'
  return text.length > 200 ? `${text.slice(0, 197)}…` : text
}
