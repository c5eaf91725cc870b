package main

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// collectionData tells all of a collection, whoever has made it.
type collectionData struct{ client *client }

func newCollectionData() datasource.DataSource { return &collectionData{} }

func (*collectionData) Metadata(_ context.Context, req datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_collection"
}

func (*collectionData) Schema(_ context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	attributes := dataAttributes(known.Collection)
	attributes["name"] = schema.StringAttribute{Required: true, Description: "Its name, or its id."}
	attributes["id"] = schema.StringAttribute{Computed: true}
	attributes["type"] = schema.StringAttribute{Computed: true, Description: "base, auth or view."}
	resp.Schema = schema.Schema{
		Description: "A collection as it is, with all its fields.",
		Attributes:  attributes,
	}
}

func (c *collectionData) Configure(_ context.Context, req datasource.ConfigureRequest, _ *datasource.ConfigureResponse) {
	c.client, _ = req.ProviderData.(*client)
}

func (c *collectionData) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	name := textOf(attributesOf(req.Config.Raw)["name"])
	body, err := c.client.get(ctx, "/api/collections/"+name)
	if err != nil {
		resp.Diagnostics.Append(explained("The collection "+name+" cannot be read", err)...)
		return
	}
	kind := resp.State.Schema.Type().TerraformType(ctx).(tftypes.Object)
	made := attributesOf(new(decoder).object(known.Collection, kind, body, tftypes.Value{}, ""))
	for _, key := range []string{"id", "name", "type"} {
		made[key] = tftypes.NewValue(tftypes.String, asText(body[key]))
	}
	resp.State.Raw = tftypes.NewValue(kind, made)
}
