/** A time as an input has it, without a zone: seconds and less only where there are any. */
export function localOf(time: Date): string {
  const local = new Date(time.valueOf() - time.getTimezoneOffset() * MINUTE)
  return local
    .toISOString()
    .slice(0, -1)
    .replace(/(?::00)?\.000$/, '')
}

const MINUTE = 60_000
