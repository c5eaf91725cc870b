/** As long as Go may take to build programs, and what they need, where nobody has yet. */
export const COLD = 1_800_000
