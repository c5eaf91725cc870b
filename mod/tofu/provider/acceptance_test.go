//go:build acceptance

package main

import (
	"context"
	"net/http"
	"os"
	"regexp"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/terraform"
)

// These need the PocketBase of PB_STACK_URL and the OpenTofu of TF_ACC_TERRAFORM_PATH:
// tests/e2e/tofu-acceptance.test.ts has both.
var factories = map[string]func() (tfprotov6.ProviderServer, error){
	"pocketbase": func() (tfprotov6.ProviderServer, error) { return newServer(), nil },
}

func server() *client {
	return newClient(os.Getenv("PB_STACK_URL"), os.Getenv("PB_STACK_TOKEN"), nil)
}

// byHand changes something as the dashboard does.
func byHand(t *testing.T, method, path string, body object) func() {
	return func() {
		if _, err := server().send(context.Background(), method, path, nil, body); err != nil {
			t.Fatal(err)
		}
	}
}

// planned wants a plan to do one thing with a resource.
func planned(address string, action plancheck.ResourceActionType) resource.ConfigPlanChecks {
	return resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectResourceAction(address, action)}}
}

// gone wants something not to be there in the end.
func gone(path string) resource.TestCheckFunc {
	return func(*terraform.State) error {
		if _, err := server().get(context.Background(), path); !is(err, http.StatusNotFound) {
			return &refusal{Status: http.StatusConflict, Message: path + " is still there"}
		}
		return nil
	}
}

func TestSettings(t *testing.T) {
	const address = "pocketbase_settings.main"
	config := func(name string) string {
		return `resource "pocketbase_settings" "main" {
			meta = { app_name = "` + name + `" }
		}`
	}
	resource.Test(t, resource.TestCase{
		ProtoV6ProviderFactories: factories,
		Steps: []resource.TestStep{
			{Config: config("One"), Check: resource.TestCheckResourceAttr(address, "meta.app_name", "One")},
			{Config: config("Two"), ConfigPlanChecks: planned(address, plancheck.ResourceActionUpdate)},
			{
				PreConfig:        byHand(t, http.MethodPatch, "/api/settings", object{"meta": object{"appName": "Three"}}),
				Config:           config("Two"),
				ConfigPlanChecks: planned(address, plancheck.ResourceActionUpdate),
			},
			{
				Config: config("Two") + `
					data "pocketbase_settings" "now" { depends_on = [pocketbase_settings.main] }`,
				Check: resource.TestCheckResourceAttr("data.pocketbase_settings.now", "smtp.port", "587"),
			},
		},
	})
}

func TestCollection(t *testing.T) {
	const address = "pocketbase_collection.notes"
	config := func(options string) string {
		return `resource "pocketbase_collection" "notes" {
			name   = "notes"
			fields = [{ name = "title", type = "text"` + options + ` }]
		}`
	}
	resource.Test(t, resource.TestCase{
		ProtoV6ProviderFactories: factories,
		CheckDestroy:             gone("/api/collections/notes"),
		Steps: []resource.TestStep{
			{Config: config(""), Check: resource.TestCheckResourceAttrSet(address, "id")},
			{ResourceName: address, ImportState: true, ImportStateId: "notes", ImportStateVerify: true},
			{Config: config(", max = 9"), ConfigPlanChecks: planned(address, plancheck.ResourceActionUpdate)},
			{Config: config(", max = 9"), ConfigPlanChecks: planned(address, plancheck.ResourceActionNoop)},
			{
				PreConfig:        byHand(t, http.MethodDelete, "/api/collections/notes", nil),
				Config:           config(", max = 9"),
				ConfigPlanChecks: planned(address, plancheck.ResourceActionCreate),
			},
			{
				Config: config(", max = 9") + `
					data "pocketbase_collection" "notes" { name = pocketbase_collection.notes.name }`,
				Check: resource.TestCheckResourceAttr("data.pocketbase_collection.notes", "fields.1.max", "9"),
			},
			{Config: config(`, pattern = "("`), ExpectError: regexp.MustCompile(`fields\[0\]\.pattern`)},
		},
	})
}

func TestRecord(t *testing.T) {
	const address = "pocketbase_record.new"
	config := func(values string) string {
		return `resource "pocketbase_collection" "statuses" {
				name   = "statuses"
				fields = [{ name = "name", type = "text" }, { name = "order", type = "number" }, { name = "more", type = "json" }]
			}
			resource "pocketbase_record" "new" {
				collection = pocketbase_collection.statuses.name
				id         = "statusnew000001"
				values     = ` + values + `
			}`
	}
	const path = "/api/collections/statuses/records/statusnew000001"
	resource.Test(t, resource.TestCase{
		ProtoV6ProviderFactories: factories,
		CheckDestroy:             gone(path),
		Steps: []resource.TestStep{
			{Config: config(`{ name = "new", order = 1.5, more = { a = [1, null, "x"] } }`)},
			{Config: config(`{ name = "newer" }`), ConfigPlanChecks: planned(address, plancheck.ResourceActionUpdate)},
			{
				PreConfig:        byHand(t, http.MethodPatch, path, object{"name": "by hand"}),
				Config:           config(`{ name = "newer" }`),
				ConfigPlanChecks: planned(address, plancheck.ResourceActionUpdate),
			},
			{ResourceName: address, ImportState: true, ImportStateId: "statuses/statusnew000001", ImportStateVerify: true},
			{
				PreConfig:        byHand(t, http.MethodDelete, path, nil),
				Config:           config(`{ name = "newer" }`),
				ConfigPlanChecks: planned(address, plancheck.ResourceActionCreate),
			},
		},
	})
}

func TestSuperuser(t *testing.T) {
	const address = "pocketbase_superuser.second"
	config := func(email, password, version string) string {
		return `resource "pocketbase_superuser" "second" {
			email               = "` + email + `"
			password_wo         = "` + password + `"
			password_wo_version = ` + version + `
		}`
	}
	signsIn := func(email, password string) resource.TestCheckFunc {
		return func(*terraform.State) error { return server().signIn(context.Background(), email, password) }
	}
	resource.Test(t, resource.TestCase{
		ProtoV6ProviderFactories: factories,
		Steps: []resource.TestStep{
			{Config: config("second@example.com", "hush-password-1", "1"), Check: signsIn("second@example.com", "hush-password-1")},
			{ResourceName: address, ImportState: true, ImportStateId: "second@example.com", ImportStateVerify: true,
				ImportStateVerifyIgnore: []string{"password_wo_version"}},
			{
				Config:           config("other@example.com", "hush-password-2", "2"),
				ConfigPlanChecks: planned(address, plancheck.ResourceActionUpdate),
				Check:            signsIn("other@example.com", "hush-password-2"),
			},
		},
	})
}
