variable "app_name" {
  type        = string
  description = "What the application is called, in mails too."
}

variable "app_url" {
  type        = string
  description = "Where people reach it, such as https://example.com."
}

variable "sender_name" {
  type        = string
  description = "Who its mails are from."
  default     = "Support"
}

variable "sender_address" {
  type        = string
  description = "The address that its mails are from."
}

variable "smtp" {
  type = object({
    host     = string
    port     = optional(number, 587)
    tls      = optional(bool, false)
    username = optional(string, "")
  })
  description = "The server that sends mails; without one PocketBase uses sendmail."
  default     = null
}

variable "smtp_password" {
  type        = string
  description = "Its password. No state holds it."
  ephemeral   = true
  default     = null
}

variable "smtp_password_version" {
  type        = number
  description = "Another number sends the password anew."
  default     = 1
}

variable "backups_cron" {
  type        = string
  description = "When a backup is made; empty for never."
  default     = "0 3 * * *"
}

variable "backups_keep" {
  type        = number
  description = "How many of them are kept."
  default     = 7
}

variable "rate_limits" {
  type        = bool
  description = "Whether somebody who asks too much is refused for a while."
  default     = true
}

variable "rate_limit_rules" {
  type = list(object({
    label        = string
    audience     = optional(string, "")
    duration     = number
    max_requests = number
  }))
  description = "How much is too much. These are PocketBase's own to begin with."
  default = [
    { label = "*:auth", duration = 3, max_requests = 2 },
    { label = "*:create", duration = 5, max_requests = 20 },
    { label = "/api/batch", duration = 1, max_requests = 3 },
    { label = "/api/", duration = 10, max_requests = 300 },
  ]
}

variable "proxy_headers" {
  type        = list(string)
  description = "Headers in which a proxy tells the address of a client, such as CF-Connecting-IP. Only behind a proxy."
  default     = []
}

variable "superuser_ips" {
  type        = list(string)
  description = "From where superusers may come; empty for everywhere. A wrong one locks everybody out."
  default     = []
}

variable "superusers" {
  type        = map(number)
  description = "More superusers: the version of the password by e-mail address."
  default     = {}
}

variable "superuser_passwords" {
  type        = map(string)
  description = "Their passwords by e-mail address. No state holds them."
  ephemeral   = true
  default     = {}
}
