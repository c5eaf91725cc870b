package main

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

const superusersPath = "/api/collections/_superusers/records"

// superuser is somebody who may do everything. They are records of PocketBase's own, which keeps
// their passwords to itself.
type superuser struct{ declared }

// person is a superuser as the state has one.
type person struct {
	ID       types.String `tfsdk:"id"`
	Email    types.String `tfsdk:"email"`
	Password types.String `tfsdk:"password_wo"`
	Version  types.Int64  `tfsdk:"password_wo_version"`
}

func newSuperuser() resource.Resource { return &superuser{} }

func (*superuser) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_superuser"
}

func (*superuser) Schema(_ context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = schema.Schema{
		Description: "A superuser. A password that was changed by hand is not seen: PocketBase shows none.",
		Attributes: map[string]schema.Attribute{
			"id": schema.StringAttribute{Computed: true,
				PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()}},
			"email": schema.StringAttribute{Required: true, Description: "With which one signs in."},
			"password_wo": schema.StringAttribute{Optional: true, WriteOnly: true, Sensitive: true,
				Description: "A secret; the state does not have it. A new superuser needs one."},
			"password_wo_version": schema.Int64Attribute{Optional: true,
				Description: "Another number sends the password anew, which signs the superuser out."},
		},
	}
}

func (s *superuser) Configure(_ context.Context, req resource.ConfigureRequest, _ *resource.ConfigureResponse) {
	s.use(req.ProviderData)
}

func (*superuser) ValidateConfig(_ context.Context, req resource.ValidateConfigRequest, resp *resource.ValidateConfigResponse) {
	password := attribute{Name: "password", Type: "string", Secret: true}
	resp.Diagnostics.Append(unversioned([]attribute{password}, req.Config.Raw, nil)...)
}

func (s *superuser) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	var written person
	resp.Diagnostics.Append(req.Config.Get(ctx, &written)...)
	body := object{"email": written.Email.ValueString()}
	answer, err := s.client.send(ctx, http.MethodPost, superusersPath, nil, withPassword(body, written))
	resp.Diagnostics.Append(explained("The superuser cannot be made", err)...)
	if resp.Diagnostics.HasError() {
		return
	}
	resp.State.Raw = req.Plan.Raw
	resp.Diagnostics.Append(resp.State.SetAttribute(ctx, path.Root("id"), asText(answer.body["id"]))...)
}

func withPassword(body object, written person) object {
	body["password"], body["passwordConfirm"] = written.Password.ValueString(), written.Password.ValueString()
	return body
}

func (s *superuser) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	var written, before person
	resp.Diagnostics.Append(req.Config.Get(ctx, &written)...)
	resp.Diagnostics.Append(req.State.Get(ctx, &before)...)
	body := object{"email": written.Email.ValueString()}
	if !written.Version.Equal(before.Version) && !written.Password.IsNull() {
		body = withPassword(body, written)
	}
	_, err := s.client.send(ctx, http.MethodPatch, superusersPath+"/"+before.ID.ValueString(), nil, body)
	resp.Diagnostics.Append(explained("The superuser cannot be changed", err)...)
	if !resp.Diagnostics.HasError() {
		resp.State.Raw = req.Plan.Raw
	}
}

func (s *superuser) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	var before person
	resp.Diagnostics.Append(req.State.Get(ctx, &before)...)
	_, err := s.client.send(ctx, http.MethodDelete, superusersPath+"/"+before.ID.ValueString(), nil, nil)
	if !is(err, http.StatusNotFound) {
		resp.Diagnostics.Append(explained("The superuser cannot be deleted", err)...)
	}
}

func (s *superuser) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	var before person
	resp.Diagnostics.Append(req.State.Get(ctx, &before)...)
	body, err := s.client.get(ctx, superusersPath+"/"+url.PathEscape(before.ID.ValueString()))
	if is(err, http.StatusNotFound) {
		resp.State.RemoveResource(ctx)
		return
	}
	resp.Diagnostics.Append(explained("The superuser cannot be read", err)...)
	if err == nil {
		resp.Diagnostics.Append(resp.State.SetAttribute(ctx, path.Root("email"), asText(body["email"]))...)
	}
}

// ImportState finds a superuser by id or e-mail address.
func (s *superuser) ImportState(ctx context.Context, req resource.ImportStateRequest, resp *resource.ImportStateResponse) {
	id := req.ID
	if strings.Contains(id, "@") {
		query := url.Values{"filter": {"email = " + quoted(id)}}
		answer, err := s.client.send(ctx, http.MethodGet, superusersPath, query, nil)
		resp.Diagnostics.Append(explained("The superuser cannot be read", err)...)
		found := asList(answer.body["items"])
		if err == nil && len(found) == 0 {
			resp.Diagnostics.AddError("There is no such superuser", id+" is none.")
		}
		if len(found) == 0 {
			return
		}
		id = asText(asObject(found[0])["id"])
	}
	resp.Diagnostics.Append(resp.State.SetAttribute(ctx, path.Root("id"), id)...)
}

// quoted is a text inside a filter.
func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", `\'`) + "'" }
