/// <reference path="../pb_data/types.d.ts" />

/** Where a feature of pb-stack is switched off. A feature without a record here is on. */
migrate(
  (app) => {
    // It may be left of a pack that was taken out.
    if (app.hasTable('stack_features')) return
    const features = new Collection({
      id: 'pbc_stack_features',
      name: 'stack_features',
      type: 'base',
      fields: [
        {
          id: 'text_stack_name',
          name: 'name',
          type: 'text',
          required: true,
          presentable: true,
          help: 'gui, openapi, records, state or types; records.NAME for one collection.',
        },
        {
          id: 'bool_stack_off',
          name: 'off',
          type: 'bool',
          help: 'Its routes answer 404; records end with the next start. Nothing is deleted.',
        },
      ],
      indexes: ['CREATE UNIQUE INDEX `idx_stack_features_name` ON `stack_features` (`name`)'],
    })
    app.save(features)
    for (const name of ['gui', 'openapi', 'records', 'state', 'types']) {
      const feature = new Record(features)
      feature.set('name', name)
      app.save(feature)
    }
  },
  (app) => {
    if (app.hasTable('stack_features')) app.delete(app.findCollectionByNameOrId('stack_features'))
  },
)
