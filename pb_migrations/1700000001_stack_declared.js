/// <reference path="../pb_data/types.d.ts" />

/**
 * What documents declared last, who did and when; and the key that their secrets are sealed with.
 * Superusers only: it has no rules. It is PocketBase's to keep, so that no import drops it.
 */
migrate(
  (app) => {
    // It may be left of a pack that was taken out.
    if (app.hasTable('stack_declared')) return
    const json = { type: 'json', maxSize: 50_000_000, hidden: true }
    const declared = new Collection({
      id: 'pbc_stack_declared',
      name: 'stack_declared',
      type: 'base',
      system: true,
      fields: [
        {
          id: 'text_stack_kind',
          name: 'kind',
          type: 'text',
          required: true,
          presentable: true,
          help: 'settings, collections or records; key is the key of pb-stack.',
        },
        { id: 'text_stack_name', name: 'name', type: 'text', presentable: true },
        { ...json, id: 'json_stack_document', name: 'document' },
        { ...json, id: 'json_stack_made', name: 'made' },
        { ...json, id: 'json_stack_pending', name: 'pending' },
        { id: 'text_stack_key', name: 'key', type: 'text', hidden: true },
        { id: 'text_stack_by', name: 'by', type: 'text' },
        {
          id: 'autodate_stack_declared',
          name: 'declared',
          type: 'autodate',
          onCreate: true,
          onUpdate: true,
        },
      ],
      indexes: ['CREATE UNIQUE INDEX `idx_stack_declared` ON `stack_declared` (`kind`, `name`)'],
    })
    app.save(declared)
    const key = new Record(declared)
    key.set('kind', 'key')
    key.set('key', $security.randomString(50))
    app.save(key)
  },
  (app) => {
    if (!app.hasTable('stack_declared')) return
    const declared = app.findCollectionByNameOrId('stack_declared')
    declared.system = false
    app.saveNoValidate(declared)
    app.delete(declared)
  },
)
