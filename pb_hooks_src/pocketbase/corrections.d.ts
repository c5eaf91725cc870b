/** What PocketBase's generated types get wrong about its own JSVM, on one page. */

/** A handler may be its text, which is what PocketBase makes of it anyway. */
declare function routerAdd(
  method: string,
  path: string,
  handler: string,
  ...middlewares: unknown[]
): void

declare const console: { error(...parts: unknown[]): void }
