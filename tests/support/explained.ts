import { casesOf } from './batch'
import { resolved, type Schema } from './conforming'
import type { Case } from './exchange'
import type { OpenApi } from './openapi'
import { AS_POCKETBASE, OF_REQUESTS, OF_VALUES, type Reason } from './reasons'
import { bodySchema, parametersOf } from './requests'

/** An error of PocketBase. */
export interface Refusal {
  readonly status: number
  readonly message: string
  readonly data: Problems
}

interface Problems {
  readonly [name: string]: Problem | Problems
}

interface Problem {
  readonly code: string
  readonly message: string
  readonly response?: Refusal
}

/** What of a refusal the document does not explain; nothing where it explains all. */
export function unexplained(given: Case, refusal: Refusal): readonly string[] {
  const found = problemsIn(refusal.data)
  if (found.length > 0) return found.flatMap((one) => unexplainedProblem(given, one))
  const { document, operation, request } = given
  const words = JSON.stringify([
    operation,
    parametersOf(document, operation),
    bodySchema(document, operation, request.body?.type),
  ])
  const explains = ({ status, message, says, when }: Reason): boolean =>
    status === refusal.status &&
    message.test(refusal.message) &&
    says.test(words) &&
    (when?.(request) ?? true)
  return OF_REQUESTS.some(explains) ? [] : [`${refusal.status} ${refusal.message}`]
}

interface Found extends Problem {
  readonly at: readonly string[]
}

const problemsIn = (problems: Problems, at: readonly string[] = []): readonly Found[] =>
  Object.entries(problems).flatMap(([name, problem]) =>
    isProblem(problem) ? [{ ...problem, at: [...at, name] }] : problemsIn(problem, [...at, name]),
  )

const isProblem = (found: Problem | Problems): found is Problem => typeof found.code === 'string'

function unexplainedProblem(given: Case, { at, code, response }: Found): readonly string[] {
  if (response) {
    const left = casesOf(given, Number(at[1])).map((part) => unexplained(part, response))
    return left.find((words) => words.length === 0) ?? left.flat()
  }
  const words = wordsAt(given, at)
  const told = code.startsWith('validation_') && AS_POCKETBASE.test(words)
  return told || OF_VALUES[code]?.test(words) ? [] : [`${code} at ${at.join('.')}: ${words}`]
}

/** What the document says of a part of a body, its modifiers that were sent, or a parameter. */
function wordsAt(
  { document, operation, request }: Case,
  [name = '', ...rest]: readonly string[],
): string {
  const properties = valuesIn(document, bodySchema(document, operation, request.body?.type))
  const sent = Object.keys(Object(request.body?.value))
  const keys = [name, ...sent.filter((key) => key !== name && key.replace(MODIFIER, '') === name)]
  const schemas = [
    ...keys.flatMap((key) => properties[key] ?? []),
    ...parametersOf(document, operation).flatMap((one) => (one.name === name ? one.schema : [])),
  ]
  if (schemas.length > 0) return schemas.map((schema) => wordsOn(document, schema, rest)).join(' ')
  const whole = bodySchema(document, operation, request.body?.type)
  return `${operation.description ?? ''} ${whole.description ?? ''}`
}

/** The values of a body: a form with files has the others in one that is JSON. */
function valuesIn(
  document: OpenApi,
  { properties = {} }: Schema,
): Readonly<Record<string, Schema>> {
  const { '@jsonPayload': json } = properties
  return json ? { ...properties, ...resolved(document, json).properties } : properties
}

const MODIFIER = /^\+|[+-]$|:autogenerate$/

/** What is said on the way to a part of a value, and all of the schema there. */
function wordsOn(document: OpenApi, given: Schema, at: readonly string[]): string {
  const schema = resolved(document, given)
  const [name, ...rest] = at
  const next = name === undefined ? undefined : (schema.items ?? schema.properties?.[name])
  if (next === undefined) return JSON.stringify(schema)
  return `${schema.description ?? ''} ${wordsOn(document, next, rest)}`
}
