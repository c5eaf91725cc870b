/** A text that has a number where it says `#`. */
export const numbered = (text: string, count: number): string =>
  text.replace('#', count.toLocaleString())
