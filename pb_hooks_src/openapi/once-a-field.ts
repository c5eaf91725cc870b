import type { Field } from '../model/model'

/**
 * Makes something of a field once, for all the collections that have it: of 500 collections most
 * fields are the same few.
 */
export function onceAField<Made>(make: (field: Field) => Made): (field: Field) => Made {
  const known = new WeakMap<Field, Made>()
  return (field) => {
    if (!known.has(field)) known.set(field, make(field))
    return known.get(field) as Made
  }
}
