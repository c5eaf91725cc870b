package main

import (
	"context"
	"os"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

type pocketbase struct {
	// client is there once the provider is configured.
	client *client
}

func newProvider() provider.Provider { return &pocketbase{} }

// config is what the provider is told; each has a variable of the environment that stands in for it.
type config struct {
	URL          types.String `tfsdk:"url"`
	Token        types.String `tfsdk:"token"`
	Email        types.String `tfsdk:"email"`
	Password     types.String `tfsdk:"password"`
	AllowDestroy types.List   `tfsdk:"allow_destroy"`
}

func (*pocketbase) Metadata(_ context.Context, _ provider.MetadataRequest, resp *provider.MetadataResponse) {
	resp.TypeName, resp.Version = "pocketbase", version
}

func (*pocketbase) Schema(_ context.Context, _ provider.SchemaRequest, resp *provider.SchemaResponse) {
	resp.Schema = schema.Schema{
		Description: "A PocketBase with the pack pb-stack.",
		Attributes: map[string]schema.Attribute{
			"url": schema.StringAttribute{Optional: true,
				Description: "Where it is, such as http://127.0.0.1:8090. Else PB_STACK_URL says it."},
			"token": schema.StringAttribute{Optional: true, Sensitive: true,
				Description: "A token of a superuser. Else PB_STACK_TOKEN has it."},
			"email": schema.StringAttribute{Optional: true,
				Description: "Instead of a token: who signs in. Else PB_STACK_EMAIL says it."},
			"password": schema.StringAttribute{Optional: true, Sensitive: true,
				Description: "Instead of a token: the password. Else PB_STACK_PASSWORD has it."},
			"allow_destroy": schema.ListAttribute{Optional: true, ElementType: types.StringType,
				Description: "What may be lost, by the names that plans tell: tickets, tickets.notes. Else " +
					"PB_STACK_ALLOW_DESTROY has it, by comma."},
		},
	}
}

func (p *pocketbase) Configure(ctx context.Context, req provider.ConfigureRequest, resp *provider.ConfigureResponse) {
	var config config
	resp.Diagnostics.Append(req.Config.Get(ctx, &config)...)
	for name, value := range map[string]types.String{"url": config.URL, "token": config.Token, "password": config.Password} {
		if value.IsUnknown() {
			resp.Diagnostics.AddAttributeError(path.Root(name), "Not known yet",
				"It is known only after apply, but the provider needs it to plan.")
		}
	}
	if resp.Diagnostics.HasError() {
		return
	}
	address := orElse(config.URL, "PB_STACK_URL")
	if address == "" {
		resp.Diagnostics.AddAttributeError(path.Root("url"), "No url",
			"Say where PocketBase is: url of the provider, or PB_STACK_URL.")
		return
	}
	client := newClient(address, orElse(config.Token, "PB_STACK_TOKEN"), allowed(ctx, config))
	if email := orElse(config.Email, "PB_STACK_EMAIL"); client.token == "" && email != "" {
		if err := client.signIn(ctx, email, orElse(config.Password, "PB_STACK_PASSWORD")); err != nil {
			resp.Diagnostics.Append(notSignedIn(err)...)
			return
		}
	}
	resp.Diagnostics.Append(client.check(ctx)...)
	p.client, resp.ResourceData, resp.DataSourceData = client, client, client
}

func orElse(value types.String, variable string) string {
	if value.ValueString() != "" {
		return value.ValueString()
	}
	return os.Getenv(variable)
}

// allowed are the names of what may be lost, of the configuration and of the environment.
func allowed(ctx context.Context, config config) []string {
	names := []string{}
	_ = config.AllowDestroy.ElementsAs(ctx, &names, false)
	for _, name := range strings.Split(os.Getenv("PB_STACK_ALLOW_DESTROY"), ",") {
		if name = strings.TrimSpace(name); name != "" {
			names = append(names, name)
		}
	}
	return names
}

func (*pocketbase) Resources(context.Context) []func() resource.Resource {
	return []func() resource.Resource{newSettings, newCollection, newRecord, newSuperuser}
}

func (*pocketbase) DataSources(context.Context) []func() datasource.DataSource {
	return []func() datasource.DataSource{newSettingsData, newCollectionData}
}
