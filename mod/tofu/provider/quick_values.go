package main

import (
	"context"
	"sync"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// collectionSchema is made once: it has all options of all types of fields.
var collectionSchema = sync.OnceValue(func() schema.Schema {
	var resp resource.SchemaResponse
	(&collection{}).Schema(context.Background(), resource.SchemaRequest{}, &resp)
	return resp.Schema
})

// collectionKind is the type that values of it have.
var collectionKind = sync.OnceValue(func() tftypes.Object {
	return collectionSchema().Type().TerraformType(context.Background()).(tftypes.Object)
})

func configOf(value tftypes.Value) tfsdk.Config {
	return tfsdk.Config{Raw: value, Schema: collectionSchema()}
}

func planOf(value tftypes.Value) tfsdk.Plan {
	return tfsdk.Plan{Raw: value, Schema: collectionSchema()}
}

func stateOf(value tftypes.Value) tfsdk.State {
	return tfsdk.State{Raw: value, Schema: collectionSchema()}
}

// valueIn is a collection as OpenTofu sends it.
func valueIn(sent *tfprotov6.DynamicValue) (tftypes.Value, error) {
	if sent == nil {
		return tftypes.NewValue(collectionKind(), nil), nil
	}
	return sent.Unmarshal(collectionKind())
}

func valuesIn(all ...*tfprotov6.DynamicValue) ([]tftypes.Value, error) {
	found := []tftypes.Value{}
	for _, one := range all {
		value, err := valueIn(one)
		if err != nil {
			return nil, err
		}
		found = append(found, value)
	}
	return found, nil
}

func dynamic(value tftypes.Value) (*tfprotov6.DynamicValue, error) {
	made, err := tfprotov6.NewDynamicValue(collectionKind(), value)
	return &made, err
}

// plannedCollection is what the schema says of a plan: defaults, what is known only after apply, and
// what cannot be changed without another collection. A secret is in no plan.
func plannedCollection(state, proposed, config tftypes.Value) (plan tftypes.Value, replaces []*tftypes.AttributePath) {
	if proposed.IsNull() {
		return proposed, nil
	}
	before, written, values := attributesOf(state), attributesOf(config), attributesOf(withoutSecrets(known.Collection, proposed))
	if !isGiven(written["type"]) {
		values["type"] = tftypes.NewValue(tftypes.String, "base")
	}
	if !isGiven(written["id"]) {
		values["id"] = tftypes.NewValue(tftypes.String, tftypes.UnknownValue)
		if isSet(before["id"]) {
			values["id"] = before["id"]
		}
	}
	for _, name := range []string{"id", "type"} {
		if isSet(state) && !values[name].Equal(before[name]) && (name == "type" || isGiven(written[name])) {
			replaces = append(replaces, tftypes.NewAttributePath().WithAttributeName(name))
		}
	}
	return tftypes.NewValue(proposed.Type(), values), replaces
}

// withoutSecrets is a value in which no attribute is set that is only written.
func withoutSecrets(all []attribute, value tftypes.Value) tftypes.Value {
	if !isSet(value) {
		return value
	}
	if value.Type().Is(tftypes.List{}) {
		items := elementsOf(value)
		for nth, item := range items {
			items[nth] = withoutSecrets(all, item)
		}
		return tftypes.NewValue(value.Type(), items)
	}
	values := attributesOf(value)
	for _, one := range all {
		if one.Secret {
			values[one.writeOnly()] = tftypes.NewValue(tftypes.String, nil)
		} else if one.nested() && isSet(values[one.Name]) {
			values[one.Name] = withoutSecrets(one.Attributes, values[one.Name])
		}
	}
	return tftypes.NewValue(value.Type(), values)
}

// diagnosed are diagnostics as OpenTofu wants them.
func diagnosed(found diag.Diagnostics) []*tfprotov6.Diagnostic {
	made := []*tfprotov6.Diagnostic{}
	for _, one := range found {
		told := &tfprotov6.Diagnostic{Severity: tfprotov6.DiagnosticSeverityError, Summary: one.Summary(), Detail: one.Detail()}
		if one.Severity() == diag.SeverityWarning {
			told.Severity = tfprotov6.DiagnosticSeverityWarning
		}
		if at, ok := one.(diag.DiagnosticWithPath); ok {
			told.Attribute = attributePath(at.Path())
		}
		made = append(made, told)
	}
	return made
}

func attributePath(at path.Path) *tftypes.AttributePath {
	made := tftypes.NewAttributePath()
	for _, step := range at.Steps() {
		switch one := step.(type) {
		case path.PathStepAttributeName:
			made = made.WithAttributeName(string(one))
		case path.PathStepElementKeyInt:
			made = made.WithElementKeyInt(int(one))
		case path.PathStepElementKeyString:
			made = made.WithElementKeyString(string(one))
		}
	}
	return made
}
