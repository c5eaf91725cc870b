import type { CollectionJson, FieldJson, Snapshot } from '../schema/snapshot'
import { ACTIONS, type Access, type Rule } from './access'
import { readField } from './fields'
import type { Collection, Field, Model, SignIn, Uniqueness } from './model'
import { typeNames } from './names'
import { indexedIn, uniquenessIn } from './unique'

type Names = ReadonlyMap<string, string>

/** Reads a snapshot once. Every generator works from the result and from nothing else. */
export const readModel = ({ collections }: Snapshot): Model => ({
  collections: collections.map(collectionReader(collections)),
})

/** Reads a collection of a snapshot, knowing but the names of the others. */
export function collectionReader(
  all: readonly Pick<CollectionJson, 'id' | 'name'>[],
): (json: CollectionJson) => Collection {
  const names: Names = new Map(all.map(({ id, name }) => [id, name]))
  const types = typeNames(all.map(({ name }) => name))
  const read = fieldReader((id) => names.get(id) ?? '')
  return (json) => readCollection(json, types, read)
}

type ReadField = (field: FieldJson, unique: Uniqueness) => Field

/**
 * Reads fields; those that say the same are one, since most collections have an id and two dates in
 * common and a model of 500 collections has 10 000 fields.
 */
function fieldReader(nameOf: (id: string) => string): ReadField {
  const known = new Map<string, Field>()
  return (json, unique) => {
    const key = `${unique} ${JSON.stringify(json)}`
    const field = known.get(key) ?? readField(json, nameOf, unique)
    known.set(key, field)
    return field
  }
}

function readCollection(json: CollectionJson, types: Names, read: ReadField): Collection {
  const kind = json.type === 'auth' || json.type === 'view' ? json.type : 'base'
  const uniquenessOf = uniquenessIn(json.indexes)
  return {
    name: json.name,
    typeName: types.get(json.name) ?? json.name,
    kind,
    system: json.system === true,
    access: accessOf(json, kind),
    manageRule: ruleOf(json.manageRule),
    ...(kind === 'auth' && { signIn: signInOf(json) }),
    indexed: indexedIn(json.indexes),
    fields: json.fields.map((field) => fieldOf(read(field, uniquenessOf(field.name)), kind)),
  }
}

/** A view has no writes. */
const accessOf = (json: CollectionJson, kind: Collection['kind']): Access =>
  Object.fromEntries(
    ACTIONS.filter((action) => kind !== 'view' || action === 'list' || action === 'view').map(
      (action) => [action, ruleOf(json[`${action}Rule`])],
    ),
  )

/** An absent rule is a locked one, as in an export that leaves it out. */
const ruleOf = (rule: unknown): Rule => (typeof rule === 'string' ? rule : null)

function signInOf(json: CollectionJson): SignIn {
  const { identityFields } = (json.passwordAuth ?? {}) as { identityFields?: readonly string[] }
  const on = (option: string): boolean =>
    (json[option] as { enabled?: boolean } | undefined)?.enabled === true
  return {
    identity: on('passwordAuth') ? (identityFields ?? []) : [],
    oauth2: on('oauth2'),
    otp: on('otp'),
    mfa: on('mfa'),
    open: json.authRule !== null,
  }
}

/**
 * A view only shows. In an auth collection the e-mail address is shown to those its owner agrees
 * to, and the password and token key never leave the server (core/record_model.go, PublicExport).
 */
function fieldOf(field: Field, kind: Collection['kind']): Field {
  if (kind === 'view') return { ...field, access: 'read', required: false, generated: false }
  if (kind !== 'auth') return field
  if (field.name === 'password') return { ...field, hidden: false }
  if (field.name === 'tokenKey') return { ...field, access: 'write' }
  return field.name === 'email' ? { ...field, discreet: true } : field
}
