package main

import (
	"context"
	"net/http"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringdefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// collection is one of PocketBase's with its fields, rules, indexes and ways to sign in.
type collection struct{ declared }

func newCollection() resource.Resource { return &collection{} }

func (*collection) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_collection"
}

func (*collection) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	attributes := resourceAttributes(known.Collection)
	attributes["name"] = schema.StringAttribute{Required: true,
		Description: "Its name. Another one renames it, with all its records."}
	attributes["type"] = schema.StringAttribute{Optional: true, Computed: true,
		Default:       stringdefault.StaticString("base"),
		PlanModifiers: []planmodifier.String{stringplanmodifier.RequiresReplace()},
		Description:   "base, auth or view."}
	attributes["id"] = schema.StringAttribute{Optional: true, Computed: true,
		PlanModifiers: []planmodifier.String{
			stringplanmodifier.UseStateForUnknown(), stringplanmodifier.RequiresReplaceIfConfigured(),
		},
		Description: "Its id; where it is not set, PocketBase makes one of type and name."}
	attributes["sign_in"] = schema.BoolAttribute{Optional: true,
		Description: "false: nobody signs in with it. Else auth_rule says who does."}
	resp.Schema = schema.Schema{
		Description: "A collection. What is not set is left as it is, but for rules: those are for superusers only.",
		Attributes:  attributes,
	}
}

func (c *collection) Configure(_ context.Context, req resource.ConfigureRequest, _ *resource.ConfigureResponse) {
	c.use(req.ProviderData)
}

func (*collection) ValidateConfig(_ context.Context, req resource.ValidateConfigRequest, resp *resource.ValidateConfigResponse) {
	resp.Diagnostics.Append(unversioned(known.Collection, req.Config.Raw, nil)...)
	values := attributesOf(req.Config.Raw)
	if isGiven(values["sign_in"]) && isGiven(values["auth_rule"]) {
		resp.Diagnostics.AddAttributeError(path.Root("sign_in"), "sign_in and auth_rule say the same",
			"Only one of them can be set: auth_rule for who signs in, sign_in = false for nobody.")
	}
}

func collectionPath(value tftypes.Value) string {
	return "/api/stack/collections/" + textOf(attributesOf(value)["name"])
}

func (c *collection) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if req.Plan.Raw.IsNull() {
		if isSystem(req.State.Raw) {
			resp.Diagnostics.AddWarning("_superusers stays", "PocketBase keeps it, as it is now. Only the state forgets it.")
		} else if c.client != nil {
			resp.Diagnostics.Append(c.foreseen(ctx, http.MethodDelete, collectionPath(req.State.Raw), nil, subject{})...)
		}
		return
	}
	resp.Diagnostics.Append(hidden(req.State.Raw, req.Plan.Raw)...)
	if !c.asks(req) {
		return
	}
	if req.State.Raw.IsNull() {
		_, err := c.client.get(ctx, "/api/collections/"+textOf(attributesOf(req.Plan.Raw)["name"]))
		if is(err, http.StatusNotFound) {
			return
		}
		resp.Diagnostics.AddWarning("The collection is there already",
			textOf(attributesOf(req.Plan.Raw)["name"])+" becomes what is declared. To see what that changes, import it first.")
	}
	body := documentOf(req.Plan.Raw, req.Config.Raw, req.State.Raw)
	resp.Diagnostics.Append(c.foreseen(ctx, http.MethodPut, collectionPath(req.Plan.Raw), body, subject{known.Collection, req.Plan.Raw, nil})...)
}

func (c *collection) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	body := documentOf(req.Plan.Raw, req.Config.Raw, tftypes.Value{})
	resp.Diagnostics.Append(c.put(ctx, collectionPath(req.Plan.Raw), body, subject{known.Collection, req.Plan.Raw, nil})...)
	if resp.Diagnostics.HasError() {
		return
	}
	made, err := c.client.get(ctx, "/api/collections/"+textOf(attributesOf(req.Plan.Raw)["name"])+"?fields=id")
	resp.Diagnostics.Append(explained("The new collection cannot be read", err)...)
	values := attributesOf(req.Plan.Raw)
	values["id"] = tftypes.NewValue(tftypes.String, nil)
	if err == nil {
		values["id"] = tftypes.NewValue(tftypes.String, asText(made["id"]))
	}
	resp.State.Raw = tftypes.NewValue(req.Plan.Raw.Type(), values)
}

func (c *collection) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	body := documentOf(req.Plan.Raw, req.Config.Raw, req.State.Raw)
	resp.Diagnostics.Append(c.put(ctx, collectionPath(req.Plan.Raw), body, subject{known.Collection, req.Plan.Raw, nil})...)
	if !resp.Diagnostics.HasError() {
		resp.State.Raw = req.Plan.Raw
	}
}

func (c *collection) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	if isSystem(req.State.Raw) {
		return
	}
	resp.Diagnostics.Append(c.remove(ctx, collectionPath(req.State.Raw))...)
}

// isSystem tells whether a collection is one that PocketBase keeps: that of superusers.
func isSystem(state tftypes.Value) bool {
	return textOf(attributesOf(state)["name"]) == "_superusers"
}

func (c *collection) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	values := attributesOf(req.State.Raw)
	name := textOf(values["name"])
	body, err := c.client.get(ctx, collectionPath(req.State.Raw))
	live := object{"id": textOf(values["id"]), "type": textOf(values["type"])}
	isDeclared := err == nil
	if is(err, http.StatusNotFound) || isDeclared && live["id"] == "" {
		live, err = c.client.get(ctx, "/api/collections/"+name)
	}
	if is(err, http.StatusNotFound) {
		resp.State.RemoveResource(ctx)
		return
	}
	if err == nil && !isDeclared {
		// Nobody has declared it yet: an import takes it as it is.
		body, err = c.client.undeclared(ctx, live)
	}
	if err != nil {
		resp.Diagnostics.Append(explained("The collection "+name+" cannot be read", err)...)
		return
	}
	var decoder decoder
	kind := collectionKind()
	made := attributesOf(decoder.object(known.Collection, kind, body, req.State.Raw, ""))
	made["id"] = tftypes.NewValue(tftypes.String, asText(live["id"]))
	made["type"] = tftypes.NewValue(tftypes.String, asText(live["type"]))
	made["sign_in"] = signIn(body, values["sign_in"], made["auth_rule"])
	if isSet(made["sign_in"]) {
		made["auth_rule"] = tftypes.NewValue(tftypes.String, nil)
	}
	resp.State.Raw = tftypes.NewValue(kind, made)
	resp.Diagnostics.Append(decoder.told("pocketbase_collection " + name)...)
}

func (*collection) ImportState(_ context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	resp.State.Raw = emptyOf(resp.State.Raw.Type().(tftypes.Object), map[string]string{"name": req.ID})
}
