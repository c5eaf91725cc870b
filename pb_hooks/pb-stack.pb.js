// pb-stack 0.1.0 sources a61adfb5b298
(() => {
"use strict";

// <define:PB_STACK_FEATURES>
var define_PB_STACK_FEATURES_default = [{ name: "openapi", probes: ["GET /api/settings", "PATCH /api/settings", "POST /api/settings/test/s3", "POST /api/settings/test/email", "POST /api/settings/apple/generate-client-secret", "GET /api/collections", "POST /api/collections", "PUT /api/collections/import", "GET /api/collections/meta/scaffolds", "GET /api/collections/meta/oauth2-providers", "POST /api/collections/meta/dry-run-view", "GET /api/collections/{collection}", "PATCH /api/collections/{collection}", "DELETE /api/collections/{collection}", "DELETE /api/collections/{collection}/truncate", "GET /api/logs", "DELETE /api/logs", "GET /api/logs/stats", "GET /api/logs/{id}", "GET /api/crons", "POST /api/crons/{id}", "GET /api/backups", "POST /api/backups", "POST /api/backups/upload", "GET /api/backups/{key}", "DELETE /api/backups/{key}", "POST /api/backups/{key}/restore", "POST /api/sql", "POST /api/batch", "GET /api/files/{collection}/{recordId}/{filename}", "POST /api/files/token"], routes: { document: { path: "/api/stack/openapi.json", access: "anyone" } }, commands: { openapi: { summary: "Print the OpenAPI document", flags: { as: { value: "superuser", help: "whose document: guest, superuser or an auth collection" }, version: { value: "3.1", help: "3.1 or 3.0" }, format: { value: "json", help: "json or yaml" }, from: { value: "", help: "a file of exported collections instead of the live schema" } } } } }, { name: "state", routes: { schema: { path: "/api/stack/schema.json", access: "superuser" } }, commands: { schema: { summary: "Print the schema in canonical form", flags: { from: { value: "", help: "a file of exported collections instead of the live schema" } } } } }, { name: "types", routes: { types: { path: "/api/stack/types.ts", access: "superuser" }, zod: { path: "/api/stack/zod.ts", access: "superuser" }, go: { path: "/api/stack/records.go", access: "superuser" } }, commands: { types: { summary: "Print TypeScript types", flags: { from: { value: "", help: "a file of exported collections instead of the live schema" } } }, zod: { summary: "Print zod schemas", flags: { from: { value: "", help: "a file of exported collections instead of the live schema" } } }, go: { summary: "Print typed Go records", flags: { from: { value: "", help: "a file of exported collections instead of the live schema" } } } } }, { name: "doctor", commands: { doctor: { summary: "Check this installation: what is on, what is off, what is wrong", flags: {} } } }];

// pb_hooks_src/pocketbase/bind-records.ts
function bindRecords() {
  const app = $app;
  $template.addFuncs(FUNCTIONS);
  bindWrite(onRecordCreateRequest, "create", app.onRecordCreateRequest().length() === 0);
  bindWrite(onRecordUpdateRequest, "update", app.onRecordUpdateRequest().length() === 0);
  bindWrite(onRecordDeleteRequest, "remove", app.onRecordDeleteRequest().length() === 0);
  app.onServe().bindFunc((event) => {
    onRecordsListRequest(sentence("list(e)"));
    onRecordViewRequest(sentence("view(e)"));
    onRealtimeMessageSend(MESSAGE);
    return event?.next();
  });
}
var FUNCTIONS = { text: toString };
function bindWrite(bind, name, outermost) {
  bind(sentence(`${name}(e, ${outermost})`));
}
var sentence = (call) => `(e) => e.requestEvent.request.header.get('Datastar-Request') ? (globalThis.pbStack ??= require(__hooks + '/pb-stack.js')).${call} : e.next()`;
var MESSAGE = `(e) => e.client.get('stack') || (e.message.name === 'PB_CONNECT' && e.requestEvent.request.url.rawQuery) ? (globalThis.pbStack ??= require(__hooks + '/pb-stack.js')).send(e) : e.next()`;

// pb_hooks_src/pocketbase/bundles.ts
var BUNDLES = ["", "-admin", "-types", "-views", "-yaml"].map((part) => `pb-stack${part}.js`);
function checkBundles() {
  for (const file of BUNDLES) {
    const text = toString($os.readFile($filepath.join(__hooks, file)));
    const build = /^\/\/ pb-stack \S+ sources (\w+)/.exec(text)?.[1];
    if (build !== "a61adfb5b298") {
      throw new Error(`${file} is of build ${build}, pb-stack.pb.js of ${"a61adfb5b298"}.`);
    }
    if (!text.trimEnd().endsWith(`//# sourceMappingURL=${file}.map`)) {
      throw new Error(`${file} ends in the middle.`);
    }
  }
}

// pb_hooks_src/pocketbase/commands.ts
function registerCommands(features) {
  const root = new Command({ use: "stack", short: "Tools made from your schema" });
  for (const { name, commands = {} } of features) {
    for (const [use, declared] of Object.entries(commands)) {
      root.addCommand(commandOf(name, use, declared));
    }
  }
  $app.rootCmd?.addCommand(root);
}
function commandOf(feature, use, { summary, flags }) {
  const command = new Command({
    use,
    short: summary,
    silenceUsage: true,
    runE: (self) => {
      const given = Object.keys(flags).map((name) => [name, self.flags()?.getString(name) ?? ""]);
      const admin = require(`${__hooks}/pb-stack-admin.js`);
      const { text, error } = admin.runCommand(feature, use, Object.fromEntries(given));
      self.outOrStdout().write(toBytes(text));
      return error === void 0 ? void 0 : new BadRequestError(error);
    }
  });
  for (const [name, { value, help }] of Object.entries(flags)) {
    command.flags()?.string(name, value, help);
  }
  return command;
}

// pb_hooks_src/pocketbase/routes.ts
var FILE = ".pb-stack-routes.json";
function probeRoutes(routes) {
  const app = $app;
  app.onServe().bindFunc((event) => {
    if (!event) return;
    const text = JSON.stringify({ binary: binaryKey(), missing: missingIn(event, routes) });
    app.store().set(FILE, text);
    try {
      const path = $filepath.join(app.dataDir(), FILE);
      if (readText(path) !== text) writeText(path, text);
    } catch (error) {
      app.logger().warn("pb-stack: the list of routes could not be kept", "error", String(error));
    }
    return event.next();
  });
}
function missingIn(event, routes) {
  return routes.filter((route) => {
    const [method = "", path = ""] = route.split(" ");
    return !event.router?.hasRoute(method, path);
  });
}
var executable = () => $os.args[0] ?? "pocketbase";
function binaryKey() {
  try {
    const info = $os.stat(executable());
    return `${info.size()} ${info.modTime().string()} ${$app.rootCmd?.version}`;
  } catch {
    return String($app.rootCmd?.version);
  }
}
var writeText = (path, text) => $os.writeFile(path, text, 420);
function readText(path) {
  try {
    return toString($os.readFile(path));
  } catch {
    return "";
  }
}

// pb_hooks_src/pocketbase/register.ts
function register() {
  checkBundles();
  define_PB_STACK_FEATURES_default.forEach(registerRoutes);
  registerCommands(define_PB_STACK_FEATURES_default);
  probeRoutes(define_PB_STACK_FEATURES_default.flatMap(({ probes = [] }) => probes));
  bindRecords();
}
function registerRoutes({ name, routes = {} }) {
  for (const [key, { path, access }] of Object.entries(routes)) {
    routerAdd("GET", path, sentence2(name, key), ...GUARDS[access]());
  }
}
var GUARDS = {
  anyone: () => [],
  superuser: () => [$apis.requireSuperuserAuth()]
};
var sentence2 = (feature, route) => `(e) => require(__hooks + '/pb-stack.js').serveDocument(e, '${feature}', '${route}')`;

// pb_hooks_src/main.pb.ts
try {
  register();
} catch (error) {
  console.error(`pb-stack is off: ${error}
Copy the whole pb_hooks folder of the pack again.`);
}
})()
