package main

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// declared is what all resources of the pack's declarative API do alike.
type declared struct{ client *client }

func (d *declared) use(data any) { d.client, _ = data.(*client) }

// query says what may be lost, and that what leads to a collection which is not there, or goes, may wait.
func (d *declared) query() url.Values {
	query := url.Values{"pending": {"true"}}
	if len(d.client.allowDestroy) > 0 {
		query.Set("allowDestroy", strings.Join(d.client.allowDestroy, ","))
	}
	return query
}

func (d *declared) put(ctx context.Context, path string, body object, about subject) diag.Diagnostics {
	answer, err := d.client.send(ctx, http.MethodPut, path, d.query(), body)
	found := about.explained("PocketBase refuses this", err)
	found.Append(backup(answer)...)
	return found
}

func (d *declared) remove(ctx context.Context, path string) diag.Diagnostics {
	answer, err := d.client.send(ctx, http.MethodDelete, path, d.query(), nil)
	found := explained("PocketBase does not let it go", err)
	found.Append(backup(answer)...)
	return found
}

// backup says where to find what was lost.
func backup(answer answer) (found diag.Diagnostics) {
	if name := answer.header.Get("X-Stack-Backup"); name != "" {
		found.AddWarning("A backup was made before something was lost", name+" has it: /_/#/settings/backups")
	}
	return found
}

// asks tells whether there is something to ask the server about a plan: a change, all of it known.
func (d *declared) asks(req resource.ModifyPlanRequest) bool {
	return d.client != nil && req.Plan.Raw.IsFullyKnown() && !req.Plan.Raw.Equal(req.State.Raw)
}

// foreseen is what the server says that a change would cost.
func (d *declared) foreseen(ctx context.Context, method, path string, body any, about subject) (found diag.Diagnostics) {
	query := d.query()
	query.Set("plan", "true")
	answer, err := d.client.send(ctx, method, path, query, body)
	if is(err, http.StatusBadRequest) {
		// What else is in the plan may be what it waits for.
		for _, one := range about.explained("PocketBase would refuse this as things are now", err) {
			if at, ok := one.(diag.DiagnosticWithPath); ok {
				found.AddAttributeWarning(at.Path(), one.Summary(), one.Detail())
			} else {
				found.AddWarning(one.Summary(), one.Detail())
			}
		}
		return found
	}
	if err != nil {
		return explained("The change cannot be planned", err)
	}
	for _, loss := range asList(answer.body["losses"]) {
		name := asText(asObject(loss)["name"])
		what := "It is allowed by allow_destroy; a backup is made before."
		if !slices.Contains(d.client.allowDestroy, name) {
			what = "It is refused until allow_destroy of the provider, or PB_STACK_ALLOW_DESTROY, has " + name + "."
		}
		found.AddWarning("This loses "+name, told(loss)+". "+what)
	}
	for _, warning := range asList(answer.body["warnings"]) {
		found.AddWarning("About "+asText(asObject(warning)["name"]), told(warning)+".")
	}
	return found
}

// told is what a plan says of a loss, with how many records it is about.
func told(loss any) string {
	one := asObject(loss)
	found, total := numberOf(one["found"]), numberOf(one["total"])
	if found == nil || total == nil || total.Sign() == 0 {
		return asText(one["says"])
	}
	return fmt.Sprintf("%s (%s of %s records)", asText(one["says"]), found.Text('f', 0), total.Text('f', 0))
}

// told are the secrets that are others than the last ones declared.
func (d *decoder) told(what string) (found diag.Diagnostics) {
	for _, secret := range d.changed {
		found.AddWarning("The secret "+secret+" was changed", "That of "+what+
			" is not the one which was declared last. The next apply sends it again.")
	}
	return found
}

// unversioned are secrets without a version, of which no change would ever be seen.
func unversioned(all []attribute, config tftypes.Value, at []any) (found diag.Diagnostics) {
	values := attributesOf(config)
	for _, one := range all {
		if one.Secret && isGiven(values[one.writeOnly()]) && !isGiven(values[one.version()]) {
			found.AddAttributeError(where(append(slices.Clone(at), one.writeOnly())), one.version()+" is missing",
				"The state does not have the secret, so a number says when it is another: "+one.version()+" = 1")
		}
		inner := append(slices.Clone(at), one.Name)
		switch one.Type {
		case "object":
			found.Append(unversioned(one.Attributes, values[one.Name], inner)...)
		case "objects":
			for nth, item := range elementsOf(values[one.Name]) {
				found.Append(unversioned(one.Attributes, item, append(slices.Clone(inner), nth))...)
			}
		}
	}
	return found
}

// isGiven tells whether there is a value, known or not.
func isGiven(value tftypes.Value) bool { return value.Type() != nil && !value.IsNull() }

func where(steps []any) path.Path {
	at := path.Empty()
	for _, step := range steps {
		if nth, ok := step.(int); ok {
			at = at.AtListIndex(nth)
		} else {
			at = at.AtName(step.(string))
		}
	}
	return at
}

// emptyOf is an object with nothing in it but what is given.
func emptyOf(kind tftypes.Object, given map[string]string) tftypes.Value {
	values := map[string]tftypes.Value{}
	for name, one := range kind.AttributeTypes {
		values[name] = tftypes.NewValue(one, nil)
	}
	for name, text := range given {
		values[name] = tftypes.NewValue(tftypes.String, text)
	}
	return tftypes.NewValue(kind, values)
}
