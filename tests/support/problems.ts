/** The sentences in PocketBase's errors, each with the key that it belongs to and its code. */
export const problems = (data: object): readonly string[] =>
  Object.entries(data).flatMap(([key, inner]) => {
    if (typeof inner?.code === 'string') return [`${key}: ${inner.message} (${inner.code})`]
    return typeof inner === 'object' && inner ? problems(inner) : []
  })
