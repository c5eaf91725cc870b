/** The generators of typed code, bundled to `pb-stack-types.js`: loaded only where it is asked for. */
export { code } from '../types/code'
