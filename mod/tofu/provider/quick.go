package main

import (
	"bytes"
	"context"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// A quick server hands collections to their resource as they come. The framework walks through each
// value several times, by the path of each of its attributes: a collection with many fields takes it a
// tenth of a second a step, and there are five of them for each.
type quick struct {
	tfprotov6.ProviderServer
	provider *pocketbase
}

func newServer() tfprotov6.ProviderServer {
	provider := &pocketbase{}
	return quick{providerserver.NewProtocol6(provider)(), provider}
}

const quickType = "pocketbase_collection"

func (q quick) resource() *collection { return &collection{declared{q.provider.client}} }

func (q quick) ValidateResourceConfig(ctx context.Context, req *tfprotov6.ValidateResourceConfigRequest) (*tfprotov6.ValidateResourceConfigResponse, error) {
	if req.TypeName != quickType || req.ClientCapabilities == nil || !req.ClientCapabilities.WriteOnlyAttributesAllowed {
		return q.ProviderServer.ValidateResourceConfig(ctx, req)
	}
	config, err := valueIn(req.Config)
	if err != nil || !isGiven(attributesOf(config)["name"]) {
		// It tells what is required.
		return q.ProviderServer.ValidateResourceConfig(ctx, req)
	}
	var resp resource.ValidateConfigResponse
	q.resource().ValidateConfig(ctx, resource.ValidateConfigRequest{Config: configOf(config)}, &resp)
	return &tfprotov6.ValidateResourceConfigResponse{Diagnostics: diagnosed(resp.Diagnostics)}, nil
}

func (q quick) UpgradeResourceState(ctx context.Context, req *tfprotov6.UpgradeResourceStateRequest) (*tfprotov6.UpgradeResourceStateResponse, error) {
	if req.TypeName != quickType || req.Version != 0 || req.RawState == nil {
		return q.ProviderServer.UpgradeResourceState(ctx, req)
	}
	opts := tfprotov6.UnmarshalOpts{ValueFromJSONOpts: tftypes.ValueFromJSONOpts{IgnoreUndefinedAttributes: true}}
	state, err := req.RawState.UnmarshalWithOpts(collectionKind(), opts)
	if err != nil {
		// It tells better what is wrong with a state.
		return q.ProviderServer.UpgradeResourceState(ctx, req)
	}
	made, err := dynamic(state)
	return &tfprotov6.UpgradeResourceStateResponse{UpgradedState: made}, err
}

func (q quick) ReadResource(ctx context.Context, req *tfprotov6.ReadResourceRequest) (*tfprotov6.ReadResourceResponse, error) {
	if req.TypeName != quickType {
		return q.ProviderServer.ReadResource(ctx, req)
	}
	state, err := valueIn(req.CurrentState)
	if err != nil {
		return nil, err
	}
	resp := resource.ReadResponse{State: stateOf(state)}
	q.resource().Read(ctx, resource.ReadRequest{State: stateOf(state)}, &resp)
	made, err := dynamic(resp.State.Raw)
	return &tfprotov6.ReadResourceResponse{
		NewState: made, Private: req.Private, Diagnostics: diagnosed(resp.Diagnostics),
	}, err
}

// PlanResourceChange is asked of every resource. Where the state is what is proposed, it is the plan.
func (q quick) PlanResourceChange(ctx context.Context, req *tfprotov6.PlanResourceChangeRequest) (*tfprotov6.PlanResourceChangeResponse, error) {
	before, after := req.PriorState, req.ProposedNewState
	if before != nil && after != nil && len(before.MsgPack) > 0 && bytes.Equal(before.MsgPack, after.MsgPack) {
		return &tfprotov6.PlanResourceChangeResponse{PlannedState: before, PlannedPrivate: req.PriorPrivate}, nil
	}
	if req.TypeName != quickType {
		return q.ProviderServer.PlanResourceChange(ctx, req)
	}
	values, err := valuesIn(req.PriorState, req.ProposedNewState, req.Config)
	if err != nil {
		return nil, err
	}
	state, proposed, config := values[0], values[1], values[2]
	plan, replaces := plannedCollection(state, proposed, config)
	asked := resource.ModifyPlanRequest{Config: configOf(config), Plan: planOf(plan), State: stateOf(state)}
	resp := resource.ModifyPlanResponse{Plan: asked.Plan}
	q.resource().ModifyPlan(ctx, asked, &resp)
	made, err := dynamic(resp.Plan.Raw)
	return &tfprotov6.PlanResourceChangeResponse{
		PlannedState: made, RequiresReplace: replaces, PlannedPrivate: req.PriorPrivate,
		Diagnostics: diagnosed(resp.Diagnostics),
	}, err
}

func (q quick) ApplyResourceChange(ctx context.Context, req *tfprotov6.ApplyResourceChangeRequest) (*tfprotov6.ApplyResourceChangeResponse, error) {
	if req.TypeName != quickType {
		return q.ProviderServer.ApplyResourceChange(ctx, req)
	}
	values, err := valuesIn(req.PriorState, req.PlannedState, req.Config)
	if err != nil {
		return nil, err
	}
	state, plan, config := values[0], values[1], values[2]
	none := tftypes.NewValue(collectionKind(), nil)
	var after tfsdk.State
	var told []*tfprotov6.Diagnostic
	switch c := q.resource(); {
	case plan.IsNull():
		resp := resource.DeleteResponse{State: stateOf(state)}
		c.Delete(ctx, resource.DeleteRequest{State: stateOf(state)}, &resp)
		after, told = resp.State, diagnosed(resp.Diagnostics)
		if !resp.Diagnostics.HasError() {
			after = stateOf(none)
		}
	case state.IsNull():
		resp := resource.CreateResponse{State: stateOf(none)}
		c.Create(ctx, resource.CreateRequest{Config: configOf(config), Plan: planOf(plan)}, &resp)
		after, told = resp.State, diagnosed(resp.Diagnostics)
	default:
		resp := resource.UpdateResponse{State: stateOf(state)}
		c.Update(ctx, resource.UpdateRequest{Config: configOf(config), Plan: planOf(plan), State: stateOf(state)}, &resp)
		after, told = resp.State, diagnosed(resp.Diagnostics)
	}
	made, err := dynamic(after.Raw)
	return &tfprotov6.ApplyResourceChangeResponse{NewState: made, Private: req.PlannedPrivate, Diagnostics: told}, err
}
