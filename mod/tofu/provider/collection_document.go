package main

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// documentOf is a collection as the pack wants it to be declared. One that has another name in the
// state is renamed.
func documentOf(plan, config, state tftypes.Value) object {
	body, values := encoded(known.Collection, plan, config), attributesOf(plan)
	kind := textOf(values["type"])
	body["type"] = kind
	if id := textOf(attributesOf(config)["id"]); id != "" {
		body["id"] = id
	}
	for _, one := range known.Collection {
		if _, has := known.Blank.Collections[kind][one.Key]; one.Nullable && !has && body[one.Key] == nil {
			delete(body, one.Key)
		}
	}
	if signsIn := values["sign_in"]; isSet(signsIn) {
		body["authRule"] = nil
		if signsIn.Equal(tftypes.NewValue(tftypes.Bool, true)) {
			body["authRule"] = ""
		}
	}
	if old := textOf(attributesOf(state)["name"]); old != "" && old != textOf(values["name"]) {
		body["renamedFrom"] = old
	}
	return body
}

// signIn is false where nobody may sign in; true where that was declared and anybody may.
func signIn(body object, before, rule tftypes.Value) tftypes.Value {
	said, has := body["authRule"]
	switch {
	case has && said == nil:
		return tftypes.NewValue(tftypes.Bool, false)
	case isSet(before) && has && textOf(rule) == "":
		return tftypes.NewValue(tftypes.Bool, true)
	}
	return tftypes.NewValue(tftypes.Bool, nil)
}

// hidden are the rules of which a plan does not show that they change: OpenTofu takes "" for nothing.
func hidden(state, plan tftypes.Value) (found diag.Diagnostics) {
	if !isSet(state) {
		return nil
	}
	before, after := attributesOf(state), attributesOf(plan)
	says := map[bool]string{true: `"" (anyone)`, false: "not set (superusers only)"}
	for _, one := range known.Collection {
		was, is := before[one.Name], after[one.Name]
		if one.Nullable && is.IsKnown() && isSet(was) != isSet(is) && textOf(was) == textOf(is) {
			found.AddAttributeWarning(path.Root(one.Name), one.Name+" changes",
				fmt.Sprintf("%s -> %s, which the plan does not show.", says[isSet(was)], says[isSet(is)]))
		}
	}
	return found
}
