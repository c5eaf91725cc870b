declare module 'pocketbase-typegen' {
  /** TypeScript for exported collections, which it sorts in place. */
  export function generateFromSchema(collections: unknown[]): string
}
