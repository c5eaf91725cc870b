/** What OpenTofu calls a key of PocketBase: `appURL` is `app_url` and `excludedIPs` is `excluded_ips`. */
export const hclName = (key: string): string =>
  key
    .replace(/([A-Z]+)s$/, (_all, last: string) => `_${last.toLowerCase()}s`)
    .replace(/[A-Z]+/g, (capitals) => `_${capitals.toLowerCase()}`)
    .replaceAll('__', '_')

/** The same of an option of a field: a date has limits of another kind than a number. */
export function hclOption(type: string, key: string): string {
  if (key === 'collectionId') return 'collection'
  return type === 'date' && (key === 'min' || key === 'max') ? `${key}_date` : hclName(key)
}
