/// <reference path="../.run/pb_data/types.d.ts" />

// The name that pages and documents show.

migrate(
  (app) => rename(app, 'Copper Lane Repairs'),
  (app) => rename(app, 'Acme'),
)

function rename(app, appName) {
  const settings = app.settings().clone()
  settings.meta.appName = appName
  app.save(settings)
}
