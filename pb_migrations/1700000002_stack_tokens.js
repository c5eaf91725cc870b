/// <reference path="../pb_data/types.d.ts" />

/**
 * What each token for a machine is for, and when it ends. The token itself is nowhere: it belongs to a
 * superuser of its own, and goes with it. Superusers only: it has no rules.
 */
migrate(
  (app) => {
    // It may be left of a pack that was taken out.
    if (app.hasTable('stack_tokens')) return
    app.save(
      new Collection({
        id: 'pbc_stack_tokens',
        name: 'stack_tokens',
        type: 'base',
        system: true,
        fields: [
          {
            id: 'relation_stack_superuser',
            name: 'superuser',
            type: 'relation',
            required: true,
            collectionId: app.findCollectionByNameOrId('_superusers').id,
            cascadeDelete: true,
            maxSelect: 1,
          },
          { id: 'text_stack_note', name: 'note', type: 'text', required: true, presentable: true },
          { id: 'date_stack_ends', name: 'ends', type: 'date', required: true },
          { id: 'autodate_stack_made', name: 'made', type: 'autodate', onCreate: true },
        ],
      }),
    )
  },
  (app) => {
    if (!app.hasTable('stack_tokens')) return
    const tokens = app.findCollectionByNameOrId('stack_tokens')
    tokens.system = false
    app.saveNoValidate(tokens)
    app.delete(tokens)
  },
)
