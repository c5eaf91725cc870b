package main

import (
	"context"
	"crypto/rand"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// record is one that has to be there, such as a status that others lead to.
type record struct{ declared }

func newRecord() resource.Resource { return &record{} }

func (*record) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_record"
}

func (*record) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	replaces := []planmodifier.String{stringplanmodifier.RequiresReplace()}
	resp.Schema = schema.Schema{
		Description: "A record that has to be there. What values do not say is left as it is.",
		Attributes: map[string]schema.Attribute{
			"collection": schema.StringAttribute{Required: true, PlanModifiers: replaces,
				Description: "The name of its collection."},
			"id": schema.StringAttribute{Optional: true, Computed: true, PlanModifiers: []planmodifier.String{
				stringplanmodifier.UseStateForUnknown(), stringplanmodifier.RequiresReplaceIfConfigured()},
				Description: "15 letters a-z and digits; where it is not set, some are made up."},
			"values": schema.DynamicAttribute{Optional: true,
				Description: "Values of its fields, by PocketBase's names of them: { name = \"new\", order = 1 }."},
			"values_wo": schema.MapAttribute{Optional: true, WriteOnly: true, Sensitive: true, ElementType: types.StringType,
				Description: "Values that are secrets, such as { password = var.password }; the state does not have them."},
			"values_wo_version": schema.Int64Attribute{Optional: true,
				Description: "Another number sends the secrets anew."},
		},
	}
}

func (r *record) Configure(_ context.Context, req resource.ConfigureRequest, _ *resource.ConfigureResponse) {
	r.use(req.ProviderData)
}

func recordPath(value tftypes.Value) string {
	values := attributesOf(value)
	return "/api/stack/records/" + textOf(values["collection"]) + "/" + textOf(values["id"])
}

// ofRecord is what a record has that the state does not: it is in the configuration alone.
var ofRecord = attribute{Name: "values", Secret: true}

func (*record) ValidateConfig(_ context.Context, req resource.ValidateConfigRequest, resp *resource.ValidateConfigResponse) {
	resp.Diagnostics.Append(unversioned([]attribute{ofRecord}, req.Config.Raw, nil)...)
	values := attributesOf(req.Config.Raw)
	shown, secret := attributesOf(values["values"]), attributesOf(values[ofRecord.writeOnly()])
	for _, name := range slices.Sorted(maps.Keys(shown)) {
		if _, twice := secret[name]; twice {
			resp.Diagnostics.AddAttributeError(path.Root("values"), name+" is set twice",
				"It is in values and in values_wo. A secret belongs in values_wo alone.")
		} else if name == "password" && isGiven(shown[name]) {
			resp.Diagnostics.AddAttributeError(path.Root("values"), "A password belongs in values_wo",
				"The state would have it: values_wo = { password = var.password }, and values_wo_version = 1")
		}
	}
}

// bodyOf is a record as the pack wants it to be declared, with its secrets.
func bodyOf(plan, config tftypes.Value) object {
	body := object{}
	maps.Copy(body, asObject(plain(attributesOf(plan)["values"])))
	for name, secret := range attributesOf(attributesOf(config)[ofRecord.writeOnly()]) {
		if isSet(secret) {
			body[name] = textOf(secret)
		}
	}
	return body
}

// ofValues is what errors about a record are about: its values, each by its name.
func ofValues(plan tftypes.Value) subject {
	return subject{nil, attributesOf(plan)["values"], []any{"values"}}
}

// shown are the values that the state may have: of a record with secrets those that it has already.
func shown(body object, state tftypes.Value) object {
	values := attributesOf(state)
	before, made := attributesOf(values["values"]), object{}
	for name, value := range body {
		_, known := before[name]
		if name != "password" && (known || !isSet(values[ofRecord.version()])) {
			made[name] = value
		}
	}
	return made
}

func (r *record) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if r.client == nil {
		return
	}
	if req.Plan.Raw.IsNull() {
		resp.Diagnostics.Append(r.foreseen(ctx, http.MethodDelete, recordPath(req.State.Raw), nil, subject{})...)
		return
	}
	if !req.State.Raw.IsNull() && r.asks(req) {
		resp.Diagnostics.Append(r.foreseen(ctx, http.MethodPut, recordPath(req.Plan.Raw), bodyOf(req.Plan.Raw, req.Config.Raw), ofValues(req.Plan.Raw))...)
	}
}

func (r *record) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	resp.State.Raw = req.Plan.Raw
	if id := attributesOf(req.Plan.Raw)["id"]; !id.IsKnown() {
		resp.Diagnostics.Append(resp.State.SetAttribute(ctx, path.Root("id"), newID())...)
	}
	found := r.put(ctx, recordPath(resp.State.Raw), bodyOf(req.Plan.Raw, req.Config.Raw), ofValues(req.Plan.Raw))
	resp.Diagnostics.Append(found...)
	if found.HasError() {
		resp.State.RemoveResource(ctx)
	}
}

// newID is an id as PocketBase makes them.
func newID() string { return strings.ToLower(rand.Text())[:15] }

func (r *record) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	resp.Diagnostics.Append(r.put(ctx, recordPath(req.Plan.Raw), bodyOf(req.Plan.Raw, req.Config.Raw), ofValues(req.Plan.Raw))...)
	if !resp.Diagnostics.HasError() {
		resp.State.Raw = req.Plan.Raw
	}
}

func (r *record) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	resp.Diagnostics.Append(r.remove(ctx, recordPath(req.State.Raw))...)
}

func (r *record) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	body, err := r.client.get(ctx, recordPath(req.State.Raw))
	if hasCode(err, "not_declared") {
		body, err = r.client.live(ctx, req.State.Raw)
	}
	if is(err, http.StatusNotFound) {
		resp.State.RemoveResource(ctx)
		return
	}
	if err != nil {
		resp.Diagnostics.Append(explained("The record cannot be read", err)...)
		return
	}
	delete(body, "id")
	body = shown(body, req.State.Raw)
	values := attributesOf(req.State.Raw)
	if len(body) > 0 || isSet(values["values"]) {
		values["values"] = valueOf(body, values["values"])
	}
	kind := resp.State.Schema.Type().TerraformType(ctx)
	resp.State.Raw = tftypes.NewValue(kind, values)
}

// live are the values that a record has, where nobody has declared it.
func (c *client) live(ctx context.Context, state tftypes.Value) (object, error) {
	values := attributesOf(state)
	body, err := c.get(ctx, "/api/collections/"+textOf(values["collection"])+"/records/"+textOf(values["id"]))
	for _, key := range []string{"collectionId", "collectionName", "expand", "created", "updated"} {
		delete(body, key)
	}
	return body, err
}

func (*record) ImportState(_ context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	collection, id, ok := strings.Cut(req.ID, "/")
	if !ok {
		resp.Diagnostics.AddError("This is not the id of a record", "A record is imported by its collection and id: statuses/statusnew000001")
		return
	}
	given := map[string]string{"collection": collection, "id": id}
	resp.State.Raw = emptyOf(resp.State.Raw.Type().(tftypes.Object), given)
}
