/** Who asks: nobody known, a record of an auth collection, a superuser. */
export type Audience =
  | { readonly is: 'guest' }
  | { readonly is: 'user'; readonly of: string }
  | { readonly is: 'superuser' }

/** One word for an audience; the names of collections have no `:`. */
export const audienceKey = (audience: Audience): string =>
  audience.is === 'user' ? `user:${audience.of}` : audience.is
