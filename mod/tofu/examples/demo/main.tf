# The demo, proj/demo, by OpenTofu: `npm start`, and then `npm run tofu:plan` and `npm run tofu:apply`.
# collections.tf is what `npm run stack -- export --format=hcl` writes of it.

module "pocketbase" {
  source = "../../modules/pocketbase"

  app_name       = "Copper Lane Repairs"
  app_url        = var.url
  sender_address = "support@example.com"
  rate_limits    = false
  backups_cron   = ""
  backups_keep   = 3
}

variable "url" {
  type        = string
  description = "Where people reach the demo."
  default     = "http://localhost:8090"
}
