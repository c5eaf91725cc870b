const text = (name: string) => ({ id: `text_${name.slice(-80)}`, name, type: 'text' })

const base = (name: string, fields: readonly object[]) => ({
  id: `pbc_${name}`,
  name,
  type: 'base',
  fields,
})

const VALUES = [
  ...['in progress', 'In-Progress', 'in_progress', '>=', '日本', 'für', '2nd', 'C', 'c', 'type'],
  '"quoted" `tick` \\',
  ...Array.from({ length: 300 }, (_, n) => `value ${n}`),
]

const status = { id: 'select_status', name: 'status', type: 'select', maxSelect: 1, values: VALUES }

const POST_FIELDS = [
  ...['Get', 'Set', 'set_field', 'record', 'collection', 'main_title', 'mainTitle'].map(text),
  ...['__proto__', 'constructor', '2nd', '_x', 'type', 'class', `x${'_y'.repeat(49)}z`].map(text),
  { id: 'bool_new', name: 'is_new', type: 'bool' },
  { id: 'number_email', name: 'email', type: 'number' },
  { ...text('helped'), help: "A list:\n- of ``things''\n#heading\n\t//go:build no */ `x`" },
  status,
]

/** Names that meet each other and PocketBase's once they are written in Go; it can be imported. */
export const HARD_SCHEMA: readonly unknown[] = [
  base('posts', POST_FIELDS),
  ...['new_posts', 'posts_status', 'posts_event', 'record_event', 'find_by_id', 'string'].map(
    (name) => base(name, [text('title')]),
  ),
]

/** What PocketBase itself would refuse, or does not have yet. */
export const INVENTED_SCHEMA: readonly unknown[] = [
  base('odd name, "quoted"', [
    { ...status, values: ['', '\n', '\ufeff', '\u0000', 'twice', 'twice', '\ud800'] },
    { ...status, id: 'select_none', name: 'none', values: [] },
    { ...text('a.b "c" \\'), help: '\ufeff\u0000\ud800' },
    { id: 'new_type', name: 'opaque', type: 'vector' },
    { id: 'lost', name: 'lost', type: 'relation', maxSelect: 1, collectionId: 'nowhere' },
  ]),
  base('', []),
]
