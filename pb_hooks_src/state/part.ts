import { Fault } from '../fault'
import type { Declaration } from './declaration'
import { type Document, type Kind, type Named, readDocument } from './document'
import { isObject, type Json, without } from './json'
import type { Shape } from './state'

/** The key that says of what it is about: it stands in the path, and may be in the body. */
const OWN_KEY = { settings: '', collections: 'name', records: 'id' } as const

/**
 * Reads a part of a document that is declared by itself from untrusted JSON. Faults: those of a
 * document, told where they lie in the part.
 */
export function readPart(named: Named, raw: unknown, shape: Shape): Document {
  if (!isObject(raw)) throw new Fault('bad_document', 'What is declared is an object.', '')
  const [collection = '', id = ''] = named.name.split('/')
  const [key, own] = [OWN_KEY[named.kind], named.kind === 'records' ? id : collection]
  if (key !== '' && raw[key] !== undefined && raw[key] !== own) {
    throw new Fault('bad_document', `It is declared as "${own}", so that is its ${key}.`, key)
  }
  const said = key === '' ? raw : { ...raw, [key]: own }
  const whole = {
    settings: { settings: said },
    collections: { collections: [said] },
    records: { records: { [collection]: [said] } },
  }[named.kind]
  return { ...readDocument(whole, shape), isPart: true }
}

/** What is wrong with a part, without the way to it in a whole document. */
export function faultInPart(fault: Fault, { kind, name }: Named): Fault {
  const [collection = '', id = ''] = name.split('/')
  const ways = {
    settings: ['settings'],
    collections: ['collections', collection],
    records: ['records', collection, id],
  }[kind]
  const at = fault.at.replace(/^(settings|collections\[0\]|records\.\w+\[0\])\.?/, '')
  const inside = ways.reduce<unknown>((data, key) => isObject(data) && data[key], fault.cause)
  return new Fault(fault.code, fault.message, at, isObject(inside) ? inside : fault.cause)
}

/** What a part says of its one thing; without the key that its body did not have. */
export function saidIn(document: Document, { kind, name }: Named, raw: unknown): Json {
  const [collection = ''] = name.split('/')
  const said = {
    settings: document.settings,
    collections: document.collections?.[0],
    records: document.records?.[collection]?.[0],
  }[kind]
  return bare(said ?? {}, kind, raw)
}

/** A declaration without the key that its body did not have. */
export const asSaid = (declaration: Declaration, raw: unknown): Declaration => ({
  ...declaration,
  document: bare(declaration.document, declaration.kind, raw),
  made: bare(declaration.made, declaration.kind, raw),
})

const bare = (value: Json, kind: Kind, raw: unknown): Json =>
  isObject(raw) && raw[OWN_KEY[kind]] !== undefined ? value : without(value, OWN_KEY[kind])
