package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
)

// check tells what is wrong with a server before anything is asked of it: one error, with what to do.
func (c *client) check(ctx context.Context) diag.Diagnostics {
	_, err := c.get(ctx, settingsPath)
	if hasCode(err, "not_declared") {
		return nil
	}
	if is(err, http.StatusNotFound) && !hasCode(err, "feature_off") {
		return c.missing(ctx)
	}
	return explained("PocketBase cannot be used", err)
}

// notSignedIn tells why there is no token.
func notSignedIn(err error) (found diag.Diagnostics) {
	if !is(err, http.StatusBadRequest) && !is(err, http.StatusUnauthorized) {
		return explained("The provider cannot sign in", err)
	}
	found.AddError("The provider cannot sign in", sentence(err)+
		" Are email and password those of a superuser? With a second factor only a token will do.")
	return found
}

// missing tells an older pack from none, and from something else that answers there.
func (c *client) missing(ctx context.Context) (found diag.Diagnostics) {
	if _, err := c.get(ctx, "/api/stack/schema.json"); err == nil {
		found.AddError("The pack is too old for this provider",
			"pb-stack at "+c.url+" has no declared resources yet. Put the newer one there: "+
				"npx pb-stack add DIR, and start PocketBase again.")
		return found
	}
	health, err := c.get(ctx, "/api/health")
	if err != nil || health["message"] == nil {
		found.AddError("This is not a PocketBase",
			c.url+" answers, but not as PocketBase does. Is the url right, and is it without a path?")
		return found
	}
	found.AddError("The pack is missing",
		"PocketBase at "+c.url+" has no pb-stack. Put it there: npx pb-stack add DIR, and start PocketBase again.")
	return found
}

// explained are the errors that tell what went wrong, and what to do about it.
func explained(summary string, err error) (found diag.Diagnostics) {
	if err == nil {
		return nil
	}
	var refused *refusal
	var nowhere *unreachable
	switch {
	case errors.As(err, &nowhere):
		found.AddError("PocketBase cannot be reached",
			fmt.Sprintf("%s: %s. Does it run, and is the url of the provider right?", nowhere.url, nowhere.cause))
	case hasCode(err, "feature_off"):
		found.AddError("Settings and schema as code are switched off",
			"Untick `off` of the record `state` in the collection stack_features.")
	case is(err, http.StatusUnauthorized), is(err, http.StatusForbidden):
		found.AddError("PocketBase does not take the token",
			fmt.Sprintf("%s It has to be one of a superuser, and not expired. Make a new one with "+
				"`pocketbase stack token create`, or let the provider sign in with email and password.", sentence(err)))
	case hasCode(err, "would_lose"):
		errors.As(err, &refused)
		found.AddError("This would lose data",
			strings.Join(losses(refused.Data), "\n")+"\n\nWhat may be lost is named in allow_destroy of the "+
				"provider, or in PB_STACK_ALLOW_DESTROY: "+strings.Join(sorted(refused.Data), ",")+
				"\nA backup is made before.")
	case errors.As(err, &refused):
		found.AddError(summary, strings.Join(append([]string{refused.Message}, reasons("", refused.Data)...), "\n"))
	default:
		found.AddError(summary, err.Error())
	}
	return found
}

// sentence is what an error says, with its full stop.
func sentence(err error) string {
	var refused *refusal
	if errors.As(err, &refused) {
		return strings.TrimRight(refused.Message, ".") + "."
	}
	return err.Error() + "."
}

// losses are what a refusal says would be lost.
func losses(data object) []string {
	lines := []string{}
	for _, name := range sorted(data) {
		lines = append(lines, name+": "+asText(asObject(data[name])["message"]))
	}
	return lines
}

// reasons are PocketBase's own errors, each with the place it is about.
func reasons(at string, data object) []string {
	lines := []string{}
	for _, key := range sorted(data) {
		inner, where := asObject(data[key]), strings.TrimPrefix(at+"."+key, ".")
		if message, ok := inner["message"].(string); ok {
			lines = append(lines, where+": "+message)
			continue
		}
		lines = append(lines, reasons(where, inner)...)
	}
	return lines
}

func sorted(data object) []string {
	keys := make([]string, 0, len(data))
	for key := range data {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
