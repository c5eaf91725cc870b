// pb-stack 0.1.0 sources e282439a6342
(() => {
"use strict";

// <define:PB_STACK_FEATURES>
var define_PB_STACK_FEATURES_default = [{ name: "openapi", probes: ["GET /api/settings", "PATCH /api/settings", "POST /api/settings/test/s3", "POST /api/settings/test/email", "POST /api/settings/apple/generate-client-secret", "GET /api/collections", "POST /api/collections", "PUT /api/collections/import", "GET /api/collections/meta/scaffolds", "GET /api/collections/meta/oauth2-providers", "POST /api/collections/meta/dry-run-view", "GET /api/collections/{collection}", "PATCH /api/collections/{collection}", "DELETE /api/collections/{collection}", "DELETE /api/collections/{collection}/truncate", "GET /api/logs", "DELETE /api/logs", "GET /api/logs/stats", "GET /api/logs/{id}", "GET /api/crons", "POST /api/crons/{id}", "GET /api/backups", "POST /api/backups", "POST /api/backups/upload", "GET /api/backups/{key}", "DELETE /api/backups/{key}", "POST /api/backups/{key}/restore", "POST /api/sql", "POST /api/batch", "GET /api/files/{collection}/{recordId}/{filename}", "POST /api/files/token", "GET /api/oauth2-redirect", "POST /api/oauth2-redirect", "meta.accentColor", "logs.maxDataSize", "rateLimits.excludedIPs", "superuserIPs", "field.help"], routes: { document: { path: "/api/stack/openapi.json", access: "anyone" }, datastar: { path: "/api/stack/openapi.datastar.json", access: "anyone" } }, commands: { openapi: { summary: "Print the OpenAPI document", flags: { answers: { value: "json", help: "json or datastar: how records are answered" }, as: { value: "superuser", help: "whose document: guest, superuser or an auth collection" }, version: { value: "3.1", help: "3.1 or 3.0" }, format: { value: "json", help: "json or yaml" }, from: { value: "", help: "a file of exported collections instead of the live schema" } } } } }, { name: "records", groups: { views: "What records look like: list, eject and check their views" }, commands: { "views list": { summary: "List the views of each collection and the files that they are from", takes: "[COLLECTION]", flags: {} }, "views eject": { summary: "Write generated views to files, to begin your own with", details: "They go to pb_hooks/views/COLLECTION/NAME.html, for one record, and NAME.list.html, for what\nstands around a list, and look as before until you change them. A file that is there is kept.\nWithout a NAME all are written.", takes: "COLLECTION [NAME\u2026]", flags: { dialect: { value: "beta", help: "whose words forms use: beta (the npm client) or one (1.0)" }, hidden: { value: false, help: "with hidden fields, whose names then everybody sees" }, force: { value: false, help: "write files anew that are there" }, "dry-run": { value: false, help: "only say what would be written" } } }, "views check": { summary: "Render every view with made-up records, empty, odd and hostile ones", details: "Says what is wrong with file, line and the way to say it, and ends with 1 if anything is.\nNo record is read or written. Without a NAME every view is checked, generated ones too.", takes: "[COLLECTION] [NAME]", flags: {} } } }, { name: "gui", routes: { shell: { path: "/api/stack/shell", access: "anyone" } } }, { name: "state", routes: { schema: { path: "/api/stack/schema.json", access: "superuser" } }, actions: { plan: { method: "POST", path: "/api/stack/plan", access: "superuser" }, apply: { method: "POST", path: "/api/stack/apply", access: "superuser" }, drift: { method: "GET", path: "/api/stack/drift", access: "superuser" }, "GET settings": { method: "GET", path: "/api/stack/settings", access: "superuser" }, "PUT settings": { method: "PUT", path: "/api/stack/settings", access: "superuser" }, "DELETE settings": { method: "DELETE", path: "/api/stack/settings", access: "superuser" }, "GET collections/{name}": { method: "GET", path: "/api/stack/collections/{name}", access: "superuser" }, "PUT collections/{name}": { method: "PUT", path: "/api/stack/collections/{name}", access: "superuser" }, "DELETE collections/{name}": { method: "DELETE", path: "/api/stack/collections/{name}", access: "superuser" }, "GET records/{collection}/{id}": { method: "GET", path: "/api/stack/records/{collection}/{id}", access: "superuser" }, "PUT records/{collection}/{id}": { method: "PUT", path: "/api/stack/records/{collection}/{id}", access: "superuser" }, "DELETE records/{collection}/{id}": { method: "DELETE", path: "/api/stack/records/{collection}/{id}", access: "superuser" }, "LIST collections": { method: "GET", path: "/api/stack/collections", access: "superuser" }, "LIST records": { method: "GET", path: "/api/stack/records", access: "superuser" } }, groups: { token: "Tokens for machines, each a superuser of its own" }, commands: { "token create": { summary: "Print a token for a machine, once", flags: { note: { value: "", help: "what it is for" }, ttl: { value: "90d", help: "how long it is good: 12h, 90d, 1y" } } }, "token list": { summary: "Show what tokens there are, and when they end", flags: {} }, "token revoke": { summary: "End a token", takes: "ID", flags: {} }, plan: { summary: "Show what would change if a document were applied", details: "A document is JSON, or YAML where the name of the file says so. The server that runs on this\ndata folder is asked; where none runs, the data itself is. With --url another server is.\n\nplan and drift end with 2 where there is a difference, with 0 where there is none, and with 1 for errors.", takes: "FILE", flags: { url: { value: "", help: "another server than that of this data folder" }, token: { value: "", help: "of a superuser of that server; better in PB_STACK_TOKEN" } } }, apply: { summary: "Make settings, collections and records what a document says", details: "A document is JSON, or YAML where the name of the file says so. The server that runs on this\ndata folder is asked; where none runs, the data itself is. With --url another server is.\n\nplan and drift end with 2 where there is a difference, with 0 where there is none, and with 1 for errors.", takes: "FILE", flags: { url: { value: "", help: "another server than that of this data folder" }, token: { value: "", help: "of a superuser of that server; better in PB_STACK_TOKEN" }, "allow-destroy": { value: "", help: "what may be lost, as the plan names it, by comma" } } }, drift: { summary: "Show what is otherwise than it was declared last", details: "A document is JSON, or YAML where the name of the file says so. The server that runs on this\ndata folder is asked; where none runs, the data itself is. With --url another server is.\n\nplan and drift end with 2 where there is a difference, with 0 where there is none, and with 1 for errors.", flags: { url: { value: "", help: "another server than that of this data folder" }, token: { value: "", help: "of a superuser of that server; better in PB_STACK_TOKEN" } } }, export: { summary: "Print settings and collections as a document, without secrets", flags: { format: { value: "json", help: "json, yaml, or for OpenTofu hcl and hcl-imports" } } }, schema: { summary: "Print the schema in canonical form", flags: { from: { value: "", help: "a file of exported collections instead of the live schema" } } } } }, { name: "types", routes: { types: { path: "/api/stack/types.ts", access: "superuser" }, zod: { path: "/api/stack/zod.ts", access: "superuser" }, go: { path: "/api/stack/records.go", access: "superuser" } }, commands: { types: { summary: "Print TypeScript types", flags: { from: { value: "", help: "a file of exported collections instead of the live schema" } } }, zod: { summary: "Print zod schemas", flags: { from: { value: "", help: "a file of exported collections instead of the live schema" } } }, go: { summary: "Print typed Go records", flags: { from: { value: "", help: "a file of exported collections instead of the live schema" } } } } }, { name: "doctor", commands: { doctor: { summary: "Check this installation: what is on, what is off, what is wrong", flags: {} } } }];

// pb_hooks_src/records/live.ts
var MARK = "/*?stack";

// pb_hooks_src/schema/pack.ts
var FEATURES = "stack_features";
var DECLARED = "stack_declared";
var TOKENS = "stack_tokens";
var MIGRATIONS = {
  [FEATURES]: "1700000000_stack_features.js",
  [DECLARED]: "1700000001_stack_declared.js",
  [TOKENS]: "1700000002_stack_tokens.js"
};

// pb_hooks_src/pocketbase/live.ts
function live(app) {
  try {
    return read(
      app,
      `SELECT coalesce(group_concat(name), '') FROM ${FEATURES} WHERE [[off]] = TRUE`
    );
  } catch {
    return read(app, `''`);
  }
}
function read(app, off) {
  const row = new DynamicModel({ token: "", off: "" });
  app.db().newQuery(
    `SELECT count(*) || '.' || max(updated) || '.' ||
         sum(CAST(unixepoch(updated, 'subsec') * 1000 AS INTEGER)) || '.' ||
         (SELECT coalesce(max(updated), '') FROM _params WHERE id = 'settings') AS token,
         (${off}) AS off
       FROM _collections`
  ).one(row);
  return { token: String(row.token), off: String(row.off).split(",") };
}

// pb_hooks_src/web/pinned.ts
var SWITCHES = [
  ["datastar.beta", "one"],
  ["datastar.one", "beta"]
];
function pinnedBy(off) {
  const [first, second] = SWITCHES.filter(([name]) => off.includes(name));
  return second ? void 0 : first?.[1];
}

// pb_hooks_src/pocketbase/pinned.ts
var KEY = "pb-stack/dialect";
function pinDialect(app, off) {
  app.store().set(KEY, pinnedBy(off) ?? "");
}

// pb_hooks_src/pocketbase/spoken.ts
var KEY2 = "pb-stack/spoken";
function spokenCollections(app) {
  const { off } = live(app);
  pinDialect(app, off);
  const spoken = readSpoken(app, off);
  app.store().set(KEY2, spoken === "all" ? spoken : spoken.join(" "));
  return spoken;
}
function readSpoken(app, off) {
  if (off.includes("records")) return [];
  if (!off.some((name) => name.startsWith("records."))) return "all";
  return app.findAllCollections().flatMap((found) => found && !off.includes(`records.${found.name}`) ? [found.id] : []);
}

// pb_hooks_src/pocketbase/bind-records.ts
function bindRecords(app) {
  const writes = [
    write("create", onRecordCreateRequest, app.onRecordCreateRequest()),
    write("update", onRecordUpdateRequest, app.onRecordUpdateRequest()),
    write("remove", onRecordDeleteRequest, app.onRecordDeleteRequest()),
    write("signIn", onRecordAuthWithPasswordRequest, app.onRecordAuthWithPasswordRequest()),
    write("signIn", onRecordAuthWithOTPRequest, app.onRecordAuthWithOTPRequest()),
    write("signIn", onRecordAuthWithOAuth2Request, app.onRecordAuthWithOAuth2Request()),
    write("signIn", onRecordAuthRefreshRequest, app.onRecordAuthRefreshRequest()),
    write("signIn", onRecordAuthRequest, app.onRecordAuthRequest())
  ];
  $template.addFuncs(FUNCTIONS);
  for (const { bind, handler: handler2 } of writes) bind(handler2);
  app.onServe().bindFunc((event) => {
    event?.next();
    const spoken = spokenCollections(app);
    for (const bound of writes) narrow(bound, spoken);
    bindTo(spoken, onRecordsListRequest, sentence("list"));
    bindTo(spoken, onRecordViewRequest, sentence("view"));
    bindTo(spoken, onRecordAuthRequest, sentence("signedIn"));
    if (spoken.length > 0) onRealtimeMessageSend(MESSAGE);
  });
  return writes.some(({ first }) => !first);
}
function write(name, bind, hook) {
  const first = hook.length() === 0;
  return {
    bind,
    hook,
    handler: sentence(name, first),
    first
  };
}
function narrow({ bind, hook, handler: handler2, first }, spoken) {
  if (spoken === "all" || !first || hook.length() !== 1) return;
  hook.unbindAll();
  bindTo(spoken, bind, handler2);
}
function bindTo(spoken, bind, handler2) {
  if (spoken === "all") bind(handler2);
  else if (spoken.length > 0) bind(handler2, ...spoken);
}
var FUNCTIONS = { text: toString, ext: $filepath.ext };
var sentence = (name, outermost) => kept(
  `${name}${outermost ?? ""}`,
  `const requestEvent = e.requestEvent, request = requestEvent.request, header = request.header.get; if (!header('Datastar-Request')) return e.next(); work ??= require(__hooks + '/pb-stack.js').${name}; return work(e, { requestEvent, request, header }, ${outermost})`
);
var MESSAGE = kept(
  "Message",
  `const m = e.message, name = m.name; if (!name.includes('${MARK}') && (name !== 'PB_CONNECT' || !e.requestEvent.request.url.rawQuery)) return e.next(); work ??= require(__hooks + '/pb-stack.js').send; return work(e, m, name)`
);
function kept(name, body) {
  return `globalThis.pbStack${name} ??= (() => { let work; return (e) => { ${body} } })()`;
}

// pb_hooks_src/pocketbase/bundles.ts
var BUNDLES = ["", "-serve", "-admin", "-state", "-types", "-views", "-yaml"].map(
  (part) => `pb-stack${part}.js`
);
function checkBundles() {
  for (const file of BUNDLES) {
    const text = toString($os.readFile($filepath.join(__hooks, file)));
    const build = /^\/\/ pb-stack \S+ sources (\w+)/.exec(text)?.[1];
    if (build !== "e282439a6342") {
      throw new Error(`${file} is of build ${build}, pb-stack.pb.js of ${"e282439a6342"}.`);
    }
    if (!text.trimEnd().endsWith(`//# sourceMappingURL=${file}.map`)) {
      throw new Error(`${file} ends in the middle.`);
    }
  }
}

// pb_hooks_src/pocketbase/commands.ts
function registerCommands(features) {
  const root = new Command({ use: "stack", short: "Tools made from your schema" });
  for (const { name, commands = {}, groups = {} } of features) {
    const parents = new Map(
      Object.entries(groups).map(([use, short]) => [use, new Command({ use, short })])
    );
    for (const parent of parents.values()) root.addCommand(parent);
    for (const [key, declared] of Object.entries(commands)) {
      const [group = ""] = key.split(" ");
      const parent = parents.get(group) ?? root;
      parent.addCommand(commandOf(name, key, declared));
    }
  }
  $app.rootCmd?.addCommand(root);
}
function commandOf(feature, key, declared) {
  const { summary, details = "", takes = "", flags } = declared;
  const command = new Command({
    use: `${key.split(" ").pop()} ${takes}`.trim(),
    short: summary,
    long: details === "" ? "" : `${summary}.

${details}`,
    silenceUsage: true,
    runE: (self, args) => {
      const admin = require(`${__hooks}/pb-stack-admin.js`);
      const { text, error, code } = admin.runCommand(feature, key, {
        flags: given(self, flags),
        args
      });
      self.outOrStdout().write(toBytes(text));
      end(code, error);
    }
  });
  for (const [name, { value, help }] of Object.entries(flags)) {
    if (value === false) command.flags()?.bool(name, value, help);
    else command.flags()?.string(name, value, help);
  }
  return command;
}
var given = (command, flags) => Object.fromEntries(
  Object.entries(flags).map(([name, { value }]) => [
    name,
    value === false ? String(command.flags()?.getBool(name)) : command.flags()?.getString(name) ?? ""
  ])
);
function end(code, error) {
  if (error !== void 0) console.error(error);
  $app.resetBootstrapState();
  $os.exit(code);
}

// pb_hooks_src/pocketbase/start.ts
var FILE = ".pb-stack-start.json";
function keepStart(app, start) {
  const text = JSON.stringify(start);
  app.store().set(FILE, text);
  keepText(app, FILE, text);
}
function keepText(app, file, text) {
  try {
    if (keptText(app, file) !== text) writeText(pathOf(app, file), text);
  } catch (error) {
    app.logger().warn("pb-stack: a file is not kept", "file", file, "error", String(error));
  }
}
function keptText(app, file) {
  try {
    return toString($os.readFile(pathOf(app, file)));
  } catch {
    return "";
  }
}
var pathOf = (app, file) => $filepath.join(app.dataDir(), file);
var writeText = (path, text) => $os.writeFile(path, text, 420);

// pb_hooks_src/pocketbase/probes.ts
function missingIn(event, probes) {
  return probes.filter((probe) => {
    const [method = "", path] = probe.split(" ");
    if (path !== void 0) return !event.router?.hasRoute(method, path);
    const isOption = probe.startsWith("field.");
    const there = isOption ? { field: new TextField() } : event.app.settings();
    return valueAt(there, probe) === void 0;
  });
}
var valueAt = (whole, path) => path.split(".").reduce((value, key) => Object(value)[key], whole);
var executable = () => $os.args[0] ?? "pocketbase";
function binaryKey() {
  try {
    const info = $os.stat(executable());
    return `${info.size()} ${info.modTime().string()} ${$app.rootCmd?.version}`;
  } catch {
    return String($app.rootCmd?.version);
  }
}

// pb_hooks_src/pocketbase/vms.ts
var FILE2 = ".pb-stack-vms";
function forgetVms(app) {
  app.store().set(FILE2, 0);
  keepText(app, FILE2, "0");
}

// pb_hooks_src/pocketbase/register.ts
var loader = globalThis;
function register() {
  if (loader.pbStackLoaded) return;
  loader.pbStackLoaded = true;
  checkBundles();
  define_PB_STACK_FEATURES_default.forEach(registerRoutes);
  registerCommands(define_PB_STACK_FEATURES_default);
  const app = $app;
  const late = bindRecords(app);
  app.onServe().bindFunc((event) => {
    if (!event) return;
    forgetVms(app);
    const probes = define_PB_STACK_FEATURES_default.flatMap(({ probes: probes2 = [] }) => probes2);
    const address = String(event.server?.addr ?? "");
    keepStart(app, { binary: binaryKey(), missing: missingIn(event, probes), late, address });
    return event.next();
  });
}
function registerRoutes({ name, routes = {}, actions = {} }) {
  for (const [key, { path, access }] of Object.entries(routes)) {
    routerAdd("GET", path, handler(access, "serve", `serveDocument(e, '${name}', '${key}')`));
  }
  for (const [key, { method, path, access }] of Object.entries(actions)) {
    routerAdd(method, path, handler(access, name, `act(e, '${key}')`));
  }
}
function handler(access, bundle, call) {
  const of = (part) => `require(__hooks + '/pb-stack-${part}.js')`;
  const guard = access === "superuser" ? `${of("serve")}.requireSuperuser(e); ` : "";
  return `(e) => { ${guard}return ${of(bundle)}.${call} }`;
}

// pb_hooks_src/main.pb.ts
try {
  register();
} catch (error) {
  console.error(`pb-stack is off: ${error}
Copy the whole pb_hooks folder of the pack again.`);
}
})()
