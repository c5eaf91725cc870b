/**
 * Types of what the pack offers to hooks of your own. At the top of a hook file:
 *
 *     /// <reference path="./pb-stack.d.ts" />
 */
declare namespace pbStack {
  /** What `require` finds in `pb-stack.js` for you; all else in there is the pack's own. */
  interface Pack {
    /**
     * Speaks Datastar to whoever sent this request: the event of a route (`routerAdd`) or of a hook
     * of record requests (`onRecordCreateRequest` and the like).
     */
    datastar(e: core.RequestEvent): Datastar
  }

  /** What can be said to a page. What is said goes out at once, and to pages of Datastar alone. */
  interface Datastar {
    /** Whether a page of Datastar asks. Where not, nothing is sent: answer as you always do. */
    readonly asked: boolean
    /**
     * Puts HTML into the page: each top element where its id is, or all where `target` says. It goes
     * out as it is, so write values with `render` or PocketBase's `$template`, which escape them.
     */
    patch(html: string, where?: Where): void
    /** Takes what a selector finds out of the page. */
    remove(target: string): void
    /** Sets signals of the page. */
    signals(values: Readonly<Record<string, unknown>>): void
    /**
     * Refuses the request: the page gets the signal `error`, as from PocketBase's own record routes.
     * Takes a sentence, or whatever was caught: `BadRequestError`, what `e.app.save()` throws. In
     * a hook, and to others than pages of Datastar, it is thrown, and PocketBase answers it.
     */
    error(problem: unknown): void
    /** The HTML of records in a view of theirs: `pb_hooks/views/COLLECTION/VIEW.html`. */
    render(view: string, records: core.Record | readonly core.Record[]): string
  }

  interface Where {
    /** A selector, such as `#rows`. */
    readonly target?: string
    /** How the HTML meets what is there; without it, `outer` morphs one into the other. */
    readonly mode?: 'outer' | 'inner' | 'replace' | 'prepend' | 'append' | 'before' | 'after'
  }
}

declare function require(path: `${string}/pb-stack.js`): pbStack.Pack
// biome-ignore lint/suspicious/noExplicitAny: PocketBase declares no require, and this is Node's.
declare function require(path: string): any
