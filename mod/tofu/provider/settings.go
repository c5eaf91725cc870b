package main

import (
	"context"
	"net/http"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	datasourceschema "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

const settingsPath = "/api/stack/settings"

// settings are those of PocketBase that somebody declares; there is one of them.
type settings struct{ declared }

func newSettings() resource.Resource { return &settings{} }

func (*settings) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_settings"
}

func (*settings) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		Description: "The settings of PocketBase. What is not set is left as it is; removed, the values stay.",
		Attributes:  resourceAttributes(known.Settings),
	}
}

func (s *settings) Configure(_ context.Context, req resource.ConfigureRequest, _ *resource.ConfigureResponse) {
	s.use(req.ProviderData)
}

func (*settings) ValidateConfig(_ context.Context, req resource.ValidateConfigRequest, resp *resource.ValidateConfigResponse) {
	resp.Diagnostics.Append(unversioned(known.Settings, req.Config.Raw, nil)...)
}

func (s *settings) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if req.Plan.Raw.IsNull() || !s.asks(req) {
		return
	}
	body := encoded(known.Settings, req.Plan.Raw, req.Config.Raw)
	resp.Diagnostics.Append(s.foreseen(ctx, http.MethodPut, settingsPath, body, subject{known.Settings, req.Plan.Raw, nil})...)
}

func (s *settings) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	body := encoded(known.Settings, req.Plan.Raw, req.Config.Raw)
	resp.Diagnostics.Append(s.put(ctx, settingsPath, body, subject{known.Settings, req.Plan.Raw, nil})...)
	resp.State.Raw = req.Plan.Raw
}

func (s *settings) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	body := encoded(known.Settings, req.Plan.Raw, req.Config.Raw)
	resp.Diagnostics.Append(s.put(ctx, settingsPath, body, subject{known.Settings, req.Plan.Raw, nil})...)
	if !resp.Diagnostics.HasError() {
		resp.State.Raw = req.Plan.Raw
	}
}

func (s *settings) Delete(ctx context.Context, _ resource.DeleteRequest, resp *resource.DeleteResponse) {
	resp.Diagnostics.Append(s.remove(ctx, settingsPath)...)
}

func (s *settings) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	body, err := s.client.get(ctx, settingsPath)
	if is(err, http.StatusNotFound) {
		// Nobody has declared them yet: an import takes all of them.
		body, err = s.client.get(ctx, "/api/settings")
	}
	if err != nil {
		resp.Diagnostics.Append(explained("The settings cannot be read", err)...)
		return
	}
	var decoder decoder
	kind := resp.State.Schema.Type().TerraformType(ctx).(tftypes.Object)
	resp.State.Raw = decoder.object(known.Settings, kind, body, req.State.Raw, "")
	resp.Diagnostics.Append(decoder.told("pocketbase_settings")...)
}

func (*settings) ImportState(_ context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	kind := resp.State.Raw.Type().(tftypes.Object)
	resp.State.Raw = emptyOf(kind, nil)
}

// settingsData tells all the settings, whoever has made them so.
type settingsData struct{ client *client }

func newSettingsData() datasource.DataSource { return &settingsData{} }

func (*settingsData) Metadata(_ context.Context, req datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_settings"
}

func (*settingsData) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = datasourceschema.Schema{
		Description: "The settings of PocketBase as they are, without secrets.",
		Attributes:  dataAttributes(known.Settings),
	}
}

func (s *settingsData) Configure(_ context.Context, req datasource.ConfigureRequest, _ *datasource.ConfigureResponse) {
	s.client, _ = req.ProviderData.(*client)
}

func (s *settingsData) Read(ctx context.Context, _ datasource.ReadRequest, resp *datasource.ReadResponse) {
	body, err := s.client.get(ctx, "/api/settings")
	if err != nil {
		resp.Diagnostics.Append(explained("The settings cannot be read", err)...)
		return
	}
	kind := resp.State.Schema.Type().TerraformType(ctx).(tftypes.Object)
	resp.State.Raw = new(decoder).object(known.Settings, kind, body, tftypes.Value{}, "")
}
