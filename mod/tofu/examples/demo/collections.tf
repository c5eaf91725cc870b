terraform {
  required_providers {
    pocketbase = {
      source = "pb-stack/pocketbase"
    }
  }
}

provider "pocketbase" {
}

resource "pocketbase_collection" "_superusers" {
  name = "_superusers"
  type = "auth"
  auth_token = {
    duration = 86400
  }
  fields = [
    { name = "created", on_create = true },
    { name = "updated", on_create = true, on_update = true },
  ]
}

resource "pocketbase_collection" "technicians" {
  name        = "technicians"
  type        = "auth"
  id          = "shop_technicians"
  list_rule   = "@request.auth.id != \"\""
  view_rule   = "@request.auth.id != \"\""
  create_rule = "@request.auth.role = \"manager\""
  update_rule = "@request.auth.role = \"manager\" || (id = @request.auth.id && @request.body.role:changed = false && @request.body.active:changed = false)"
  manage_rule = "@request.auth.role = \"manager\""
  auth_rule   = "active = true"
  fields = [
    { name = "id" },
    { name = "name", type = "text", max = 80, min = 2, presentable = true, required = true },
    { name = "role", type = "select", help = "Decides what this person sees and may change.", max_select = 1, required = true, values = ["technician", "frontdesk", "manager"] },
    { name = "skills", type = "select", help = "What this person repairs.", max_select = 6, values = ["phone", "tablet", "laptop", "console", "camera", "headphones"] },
    { name = "avatar", type = "file", max_select = 1, mime_types = ["image/jpeg", "image/png", "image/gif", "image/webp"], thumbs = ["96x96"] },
    { name = "till_pin", type = "password", help = "Opens the till: 4 to 8 digits. It is stored as a hash and never shown.", max = 8, min = 4, pattern = "^[0-9]+$" },
    { name = "active", type = "bool", help = "Who has left is kept, since tickets point here, and can no longer sign in." },
    { name = "created", type = "autodate", on_create = true },
    { name = "updated", type = "autodate", on_create = true, on_update = true },
    { name = "password" },
    { name = "tokenKey" },
    { name = "email" },
    { name = "emailVisibility" },
    { name = "verified" },
  ]
  indexes = [
    "CREATE INDEX idx_technicians_created ON technicians (created, id)",
  ]
}

resource "pocketbase_collection" "customers" {
  name        = "customers"
  type        = "base"
  id          = "shop_customers"
  list_rule   = "@request.auth.id != \"\""
  view_rule   = "@request.auth.id != \"\""
  create_rule = "@request.auth.role = \"manager\" || @request.auth.role = \"frontdesk\""
  update_rule = "@request.auth.role = \"manager\" || @request.auth.role = \"frontdesk\""
  delete_rule = "@request.auth.role = \"manager\""
  fields = [
    { name = "name", type = "text", max = 120, min = 2, presentable = true, required = true },
    { name = "email", type = "email" },
    { name = "phone", type = "text", help = "Digits and spaces, with the country in front: +44 7700 900123.", pattern = "^\\+?[0-9 ()/-]{6,24}$" },
    { name = "website", type = "url", help = "Of a business." },
    { name = "reach_by", type = "select", help = "How this customer wants to hear from us, best first.", max_select = 3, values = ["email", "phone", "text message"] },
    { name = "newsletter", type = "bool" },
    { name = "address", type = "text", max = 200 },
    { name = "location", type = "geoPoint", help = "For pick-up and delivery." },
    { name = "internal_note", type = "text", help = "Hidden: only superusers see it.", hidden = true, max = 1000 },
    { name = "created", type = "autodate", on_create = true },
    { name = "updated", type = "autodate", on_create = true, on_update = true },
  ]
  indexes = [
    "CREATE INDEX idx_customers_created ON customers (created, id)",
    "CREATE INDEX idx_customers_name ON customers (name, id)",
    "CREATE INDEX idx_customers_email ON customers (email)",
  ]
}

resource "pocketbase_collection" "devices" {
  name        = "devices"
  type        = "base"
  id          = "shop_devices"
  list_rule   = "@request.auth.id != \"\""
  view_rule   = "@request.auth.id != \"\""
  create_rule = "@request.auth.id != \"\""
  update_rule = "@request.auth.id != \"\""
  delete_rule = "@request.auth.role = \"manager\""
  fields = [
    { name = "customer", type = "relation", cascade_delete = true, collection = pocketbase_collection.customers.name, max_select = 1, required = true },
    { name = "kind", type = "select", max_select = 1, required = true, values = ["phone", "tablet", "laptop", "console", "camera", "headphones"] },
    { name = "brand", type = "text", max = 60, presentable = true, required = true },
    { name = "model", type = "text", max = 80, presentable = true, required = true },
    { name = "serial", type = "text", help = "From the label or the settings: capital letters, digits, dashes.", pattern = "^[A-Z0-9-]{6,24}$" },
    { name = "bought_on", type = "date", help = "Decides whether the maker still pays.", min_date = "2000-01-01 00:00:00.000Z" },
    { name = "specs", type = "json", help = "Colour, storage and the like.", max_size = 10000 },
    { name = "created", type = "autodate", on_create = true },
    { name = "updated", type = "autodate", on_create = true, on_update = true },
  ]
  indexes = [
    "CREATE INDEX idx_devices_created ON devices (created, id)",
    "CREATE INDEX idx_devices_customer ON devices (customer)",
    "CREATE UNIQUE INDEX idx_devices_serial ON devices (serial) WHERE serial != ''",
  ]
}

resource "pocketbase_collection" "parts" {
  name        = "parts"
  type        = "base"
  id          = "shop_parts"
  list_rule   = ""
  view_rule   = ""
  create_rule = "@request.auth.role = \"manager\""
  update_rule = "@request.auth.role = \"manager\""
  fields = [
    { name = "sku", type = "text", autogenerate_pattern = "PART-[0-9]{6}", help = "Made up when left empty.", max = 40, pattern = "^[A-Z0-9]+(-[A-Z0-9]+)*$", required = true },
    { name = "name", type = "text", max = 120, min = 2, presentable = true, required = true },
    { name = "fits", type = "select", max_select = 6, values = ["phone", "tablet", "laptop", "console", "camera", "headphones"] },
    { name = "price", type = "number", max = 10000, min = 0.01, required = true },
    { name = "purchase_price", type = "number", help = "Hidden: only superusers see what we paid.", hidden = true, min = 0 },
    { name = "stock", type = "number", max = 100000, min = 0, only_int = true },
    { name = "supplier", type = "url", except_domains = ["example.com"] },
    { name = "discontinued", type = "bool" },
    { name = "created", type = "autodate", on_create = true },
    { name = "updated", type = "autodate", on_create = true, on_update = true },
  ]
  indexes = [
    "CREATE UNIQUE INDEX idx_parts_sku ON parts (sku)",
    "CREATE INDEX idx_parts_created ON parts (created, id)",
    "CREATE INDEX idx_parts_name ON parts (name, id)",
  ]
}

resource "pocketbase_collection" "tickets" {
  name        = "tickets"
  type        = "base"
  id          = "shop_tickets"
  list_rule   = "@request.auth.role = \"manager\" || @request.auth.role = \"frontdesk\" || (@request.auth.id != \"\" && (assignee = @request.auth.id || helpers.id ?= @request.auth.id))"
  view_rule   = "@request.auth.role = \"manager\" || @request.auth.role = \"frontdesk\" || (@request.auth.id != \"\" && (assignee = @request.auth.id || helpers.id ?= @request.auth.id))"
  create_rule = "@request.auth.role = \"manager\" || @request.auth.role = \"frontdesk\""
  update_rule = "@request.auth.role = \"manager\" || @request.auth.role = \"frontdesk\" || (@request.auth.id != \"\" && assignee = @request.auth.id && @request.body.assignee:changed = false && @request.body.price:changed = false)"
  fields = [
    { name = "number", type = "text", autogenerate_pattern = "R-[1-9][0-9]{7}", help = "On the slip that the customer holds. Made up when left empty.", pattern = "^R-[0-9]{8}$", presentable = true, required = true },
    { name = "title", type = "text", max = 140, min = 3, presentable = true, required = true },
    { name = "status", type = "select", max_select = 1, required = true, values = ["new", "diagnosing", "waiting", "repairing", "done", "collected", "cancelled"] },
    { name = "priority", type = "select", max_select = 1, values = ["low", "normal", "high"] },
    { name = "problem", type = "editor", help = "In the words of the customer.", max_size = 100000 },
    { name = "checklist", type = "json", help = "A list of steps: [{\"step\": \"Battery\", \"done\": true}].", max_size = 20000 },
    { name = "customer", type = "relation", collection = pocketbase_collection.customers.name, max_select = 1, required = true },
    { name = "device", type = "relation", collection = pocketbase_collection.devices.name, max_select = 1, required = true },
    { name = "assignee", type = "relation", collection = pocketbase_collection.technicians.name, help = "Who repairs it.", max_select = 1 },
    { name = "helpers", type = "relation", collection = pocketbase_collection.technicians.name, max_select = 3 },
    { name = "parts", type = "relation", collection = pocketbase_collection.parts.name, max_select = 10 },
    { name = "warranty", type = "bool", help = "The maker or our own guarantee pays." },
    { name = "estimate", type = "number", max = 20000, min = 0 },
    { name = "price", type = "number", help = "Set by the office.", max = 20000, min = 0 },
    { name = "due", type = "date" },
    { name = "finished", type = "date" },
    { name = "documents", type = "file", help = "Quotes and invoices. Protected: only who sees the ticket can open them.", max_select = 5, max_size = 2000000, mime_types = ["application/pdf", "text/plain", "image/png", "image/jpeg"], protected = true },
    { name = "created", type = "autodate", on_create = true },
    { name = "updated", type = "autodate", on_create = true, on_update = true },
    { name = "predecessor", type = "relation", collection = "tickets", help = "The earlier repair, when the same device comes back.", max_select = 1 },
  ]
  indexes = [
    "CREATE UNIQUE INDEX idx_tickets_number ON tickets (number)",
    "CREATE INDEX idx_tickets_created ON tickets (created, id)",
    "CREATE INDEX idx_tickets_status ON tickets (status, created, id)",
    "CREATE INDEX idx_tickets_assignee ON tickets (assignee, created, id)",
    "CREATE INDEX idx_tickets_due ON tickets (due, id)",
    "CREATE INDEX idx_tickets_customer ON tickets (customer)",
    "CREATE INDEX idx_tickets_device ON tickets (device)",
  ]
}

resource "pocketbase_collection" "comments" {
  name        = "comments"
  type        = "base"
  id          = "shop_comments"
  list_rule   = "@request.auth.id != \"\" && (@request.auth.role = \"manager\" || @request.auth.role = \"frontdesk\" || ticket.assignee = @request.auth.id || ticket.helpers.id ?= @request.auth.id)"
  view_rule   = "@request.auth.id != \"\" && (@request.auth.role = \"manager\" || @request.auth.role = \"frontdesk\" || ticket.assignee = @request.auth.id || ticket.helpers.id ?= @request.auth.id)"
  create_rule = "author = @request.auth.id && @request.auth.id != \"\" && (@request.auth.role = \"manager\" || @request.auth.role = \"frontdesk\" || ticket.assignee = @request.auth.id || ticket.helpers.id ?= @request.auth.id)"
  delete_rule = "@request.auth.id != \"\" && author = @request.auth.id"
  fields = [
    { name = "ticket", type = "relation", cascade_delete = true, collection = pocketbase_collection.tickets.name, max_select = 1, required = true },
    { name = "author", type = "relation", collection = pocketbase_collection.technicians.name, max_select = 1, required = true },
    { name = "text", type = "text", max = 1000, presentable = true, required = true },
    { name = "created", type = "autodate", on_create = true },
    { name = "updated", type = "autodate", on_create = true, on_update = true },
  ]
  indexes = [
    "CREATE INDEX idx_comments_created ON comments (created, id)",
    "CREATE INDEX idx_comments_ticket ON comments (ticket, created)",
  ]
}

resource "pocketbase_collection" "photos" {
  name        = "photos"
  type        = "base"
  id          = "shop_photos"
  list_rule   = "shared = true || @request.auth.id != \"\""
  view_rule   = "shared = true || @request.auth.id != \"\""
  create_rule = "@request.auth.id != \"\" && taken_by = @request.auth.id"
  update_rule = "@request.auth.id != \"\" && taken_by = @request.auth.id"
  delete_rule = "@request.auth.id != \"\" && taken_by = @request.auth.id || @request.auth.role = \"manager\""
  fields = [
    { name = "ticket", type = "relation", cascade_delete = true, collection = pocketbase_collection.tickets.name, max_select = 1, required = true },
    { name = "picture", type = "file", max_select = 1, max_size = 5000000, mime_types = ["image/png", "image/jpeg", "image/webp"], required = true, thumbs = ["80x60", "320x240"] },
    { name = "moment", type = "select", max_select = 1, values = ["before", "after"] },
    { name = "caption", type = "text", max = 200, presentable = true },
    { name = "shared", type = "bool", help = "The customer agreed: anybody may see it." },
    { name = "taken_by", type = "relation", collection = pocketbase_collection.technicians.name, max_select = 1 },
    { name = "taken_at", type = "date" },
    { name = "created", type = "autodate", on_create = true },
    { name = "updated", type = "autodate", on_create = true, on_update = true },
  ]
  indexes = [
    "CREATE INDEX idx_photos_created ON photos (created, id)",
    "CREATE INDEX idx_photos_ticket ON photos (ticket)",
  ]
}

resource "pocketbase_collection" "ticket_totals" {
  name       = "ticket_totals"
  type       = "view"
  id         = "shop_ticket_totals"
  list_rule  = "@request.auth.role = \"manager\""
  view_rule  = "@request.auth.role = \"manager\" || @request.auth.role = \"frontdesk\""
  view_query = "\n  SELECT\n    customers.id,\n    customers.id AS customer,\n    customers.name,\n    count(tickets.id) AS tickets,\n    cast(total(tickets.status NOT IN ('collected', 'cancelled')) AS int) AS open,\n    total(tickets.price) AS revenue,\n    cast(coalesce(max(tickets.created), '') AS text) AS latest\n  FROM customers\n  LEFT JOIN tickets ON tickets.customer = customers.id\n  GROUP BY customers.id\n"
  depends_on = [
    pocketbase_collection.customers,
    pocketbase_collection.tickets,
  ]
}
