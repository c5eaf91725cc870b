/** The fingerprint of the sources that a bundle was made from; esbuild puts it in. */
declare const PB_STACK_BUILD: string

/** The features of `stack.ts` without their functions; esbuild puts them in the loader. */
declare const PB_STACK_FEATURES: readonly import('../feature').Declaration[]
