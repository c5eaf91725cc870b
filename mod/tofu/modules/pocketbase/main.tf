# The settings of a PocketBase that the public may reach, and who may change them.

terraform {
  required_version = ">= 1.11"
  required_providers {
    pocketbase = {
      source = "pb-stack/pocketbase"
    }
  }
}

locals {
  has_mail = var.smtp != null
}

resource "pocketbase_settings" "this" {
  meta = {
    app_name       = var.app_name
    app_url        = var.app_url
    sender_name    = var.sender_name
    sender_address = var.sender_address
  }

  smtp = {
    enabled             = local.has_mail
    host                = local.has_mail ? var.smtp.host : "smtp.example.com"
    port                = local.has_mail ? var.smtp.port : 587
    tls                 = local.has_mail ? var.smtp.tls : false
    username            = local.has_mail ? var.smtp.username : ""
    password_wo         = var.smtp_password
    password_wo_version = var.smtp_password_version
  }

  backups = {
    cron          = var.backups_cron
    cron_max_keep = var.backups_keep
  }

  rate_limits = {
    enabled = var.rate_limits
    rules   = var.rate_limit_rules
  }

  trusted_proxy = {
    headers = var.proxy_headers
  }

  superuser_ips = var.superuser_ips
}

resource "pocketbase_superuser" "this" {
  for_each = var.superusers

  email               = each.key
  password_wo         = var.superuser_passwords[each.key]
  password_wo_version = each.value
}
