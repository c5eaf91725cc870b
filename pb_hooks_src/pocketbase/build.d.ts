/** The fingerprint of the sources that a bundle was made from; esbuild puts it in. */
declare const PB_STACK_BUILD: string
