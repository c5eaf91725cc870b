/**
 * What PocketBase prints of a record as JSON, in Go's own types; and so of what it expands to.
 *
 * No record itself gets into a template: its getters give hidden fields, its methods make tokens, and
 * printed as it stands it shows both.
 */
export function publicOf(record: core.Record | undefined): Public {
  const all: Public = record?.publicExport() ?? {}
  const { expand } = all
  if (expand) {
    all.expand = Object.fromEntries(
      Object.entries(expand).map(([name, found]) => [
        name,
        Array.isArray(found) ? found.map(publicOf) : publicOf(found as core.Record),
      ]),
    )
  }
  return all
}

type Public = Record<string, unknown>
