package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// A pair is the quick server, and the framework's own behind it, both configured.
type pair struct {
	t                *testing.T
	quick, framework tfprotov6.ProviderServer
}

// pairFor has both ask a server in which everything is declared as `declaredCollection`.
func pairFor(t *testing.T) pair {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case r.URL.Path == "/api/collections/fresh" && r.URL.RawQuery == "":
			w.WriteHeader(http.StatusNotFound)
		case r.URL.Path == "/api/stack/collections/gone":
			w.WriteHeader(http.StatusNotFound)
		case r.URL.Path == "/api/collections/fresh":
			fmt.Fprint(w, `{"id": "pbc_1"}`)
		case r.URL.Path == "/api/collections/gone":
			w.WriteHeader(http.StatusNotFound)
		case r.URL.Query().Get("plan") == "true":
			fmt.Fprint(w, `{"losses": [{"name": "tags.x", "says": "drops", "found": 1, "total": 2}]}`)
		default:
			fmt.Fprint(w, declaredCollection)
		}
	}))
	t.Cleanup(server.Close)
	made := pair{t: t, quick: newServer()}
	made.framework = made.quick.(quick).ProviderServer
	schemas, err := made.quick.GetProviderSchema(context.Background(), &tfprotov6.GetProviderSchemaRequest{})
	made.must(err)
	kind := schemas.Provider.ValueType().(tftypes.Object)
	given := emptyOf(kind, map[string]string{"url": server.URL, "token": "x"})
	config, err := tfprotov6.NewDynamicValue(kind, given)
	made.must(err)
	_, err = made.quick.ConfigureProvider(context.Background(), &tfprotov6.ConfigureProviderRequest{Config: &config})
	made.must(err)
	return made
}

func (p pair) must(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

// said is an answer as a text that is equal where the answers are.
func (p pair) said(value *tfprotov6.DynamicValue, replaces []*tftypes.AttributePath, told []*tfprotov6.Diagnostic) string {
	p.t.Helper()
	text := ""
	if value != nil {
		read, err := value.Unmarshal(collectionKind())
		p.must(err)
		text = read.String()
	}
	for _, one := range replaces {
		text += "\nreplaces " + one.String()
	}
	for _, one := range told {
		text += fmt.Sprintf("\n%s %s %s %s", one.Severity, one.Summary, one.Detail, one.Attribute)
	}
	return text
}

// same wants both servers to answer alike, and gives the answer.
func (p pair) same(what string, ask func(tfprotov6.ProviderServer) string) string {
	p.t.Helper()
	one, other := ask(p.quick), ask(p.framework)
	if one != other {
		p.t.Errorf("%s:\n%s\nis not\n%s", what, one, other)
	}
	return one
}

func (p pair) value(set map[string]any) *tfprotov6.DynamicValue {
	p.t.Helper()
	var body object
	p.must(unmarshal([]byte(declaredCollection), &body))
	values := attributesOf(new(decoder).object(known.Collection, collectionKind(), body, tftypes.Value{}, ""))
	for name, one := range set {
		kind := collectionKind().AttributeTypes[name]
		values[name] = tftypes.NewValue(kind, one)
	}
	made, err := dynamic(tftypes.NewValue(collectionKind(), values))
	p.must(err)
	return made
}

// withSecret is the same with a secret in its configuration.
func (p pair) withSecret(set map[string]any) *tfprotov6.DynamicValue {
	value, err := valueIn(p.value(set))
	p.must(err)
	values := attributesOf(value)
	oauth2 := attributesOf(values["oauth2"])
	providers := elementsOf(oauth2["providers"])
	provider := attributesOf(providers[0])
	provider["client_secret_wo"] = tftypes.NewValue(tftypes.String, "hush")
	provider["client_secret_wo_version"] = tftypes.NewValue(tftypes.Number, 1)
	providers[0] = tftypes.NewValue(providers[0].Type(), provider)
	oauth2["providers"] = tftypes.NewValue(oauth2["providers"].Type(), providers)
	values["oauth2"] = tftypes.NewValue(values["oauth2"].Type(), oauth2)
	made, err := dynamic(tftypes.NewValue(collectionKind(), values))
	p.must(err)
	return made
}

func TestTheQuickServerAnswersAsTheFrameworkDoes(t *testing.T) {
	ctx := context.Background()
	p := pairFor(t)
	none, err := dynamic(tftypes.NewValue(collectionKind(), nil))
	p.must(err)
	unknown := tftypes.UnknownValue
	there := map[string]any{"name": "tags", "type": "base", "id": "pbc_1"}
	cases := map[string][3]*tfprotov6.DynamicValue{
		"a new one":            {none, p.value(map[string]any{"name": "fresh"}), p.value(map[string]any{"name": "fresh"})},
		"one with an id":       {none, p.value(map[string]any{"name": "fresh", "id": "x"}), p.value(map[string]any{"name": "fresh", "id": "x"})},
		"one that is there":    {none, p.value(map[string]any{"name": "tags"}), p.value(map[string]any{"name": "tags"})},
		"what is not known":    {none, p.value(map[string]any{"name": unknown}), p.value(map[string]any{"name": unknown})},
		"a secret":             {none, p.withSecret(map[string]any{"name": "fresh", "type": "auth"}), p.withSecret(map[string]any{"name": "fresh", "type": "auth"})},
		"another rule":         {p.value(there), p.value(map[string]any{"name": "tags", "id": "pbc_1", "type": "base", "list_rule": ""}), p.value(map[string]any{"name": "tags", "list_rule": ""})},
		"another type":         {p.value(there), p.value(map[string]any{"name": "tags", "id": "pbc_1", "type": "auth"}), p.value(map[string]any{"name": "tags", "type": "auth"})},
		"another id":           {p.value(there), p.value(map[string]any{"name": "tags", "id": "y", "type": "base"}), p.value(map[string]any{"name": "tags", "id": "y"})},
		"one that is to go":    {p.value(there), none, none},
		"superusers are to go": {p.value(map[string]any{"name": "_superusers", "type": "auth", "id": "p"}), none, none},
	}
	for what, one := range cases {
		planned := p.same(what, func(server tfprotov6.ProviderServer) string {
			answer, err := server.PlanResourceChange(ctx, &tfprotov6.PlanResourceChangeRequest{
				TypeName: quickType, PriorState: one[0], ProposedNewState: one[1], Config: one[2]})
			p.must(err)
			return p.said(answer.PlannedState, answer.RequiresReplace, answer.Diagnostics)
		})
		if what == "a secret" && strings.Contains(planned, "hush") {
			t.Error("a secret is in the plan")
		}
		p.same("to validate "+what, func(server tfprotov6.ProviderServer) string {
			answer, err := server.ValidateResourceConfig(ctx, &tfprotov6.ValidateResourceConfigRequest{
				TypeName: quickType, Config: one[2],
				ClientCapabilities: &tfprotov6.ValidateResourceConfigClientCapabilities{WriteOnlyAttributesAllowed: true}})
			p.must(err)
			return p.said(nil, nil, answer.Diagnostics)
		})
	}
	for what, state := range map[string]*tfprotov6.DynamicValue{
		"there": p.value(there), "gone": p.value(map[string]any{"name": "gone", "type": "base", "id": "pbc_2"}),
	} {
		p.same("to read one that is "+what, func(server tfprotov6.ProviderServer) string {
			answer, err := server.ReadResource(ctx, &tfprotov6.ReadResourceRequest{TypeName: quickType, CurrentState: state})
			p.must(err)
			return p.said(answer.NewState, nil, answer.Diagnostics)
		})
	}
	for what, text := range map[string]string{
		"a state":  `{"name": "tags", "type": "base", "id": "x", "fields": [{"name": "a", "max": 1.5}], "no_more": 1}`,
		"no state": `{"name": 1, "fields": "x"}`,
	} {
		p.same(what, func(server tfprotov6.ProviderServer) string {
			answer, err := server.UpgradeResourceState(ctx, &tfprotov6.UpgradeResourceStateRequest{
				TypeName: quickType, RawState: &tfprotov6.RawState{JSON: []byte(text)}})
			p.must(err)
			return p.said(answer.UpgradedState, nil, answer.Diagnostics)
		})
	}
}

func TestTheQuickServerAppliesAsTheFrameworkDoes(t *testing.T) {
	ctx := context.Background()
	p := pairFor(t)
	none, err := dynamic(tftypes.NewValue(collectionKind(), nil))
	p.must(err)
	there := map[string]any{"name": "tags", "type": "base", "id": "pbc_1"}
	planned := p.value(map[string]any{"name": "fresh", "type": "base", "id": tftypes.UnknownValue})
	for what, one := range map[string][3]*tfprotov6.DynamicValue{
		"a new one":         {none, planned, p.value(map[string]any{"name": "fresh"})},
		"another rule":      {p.value(there), p.value(map[string]any{"name": "tags", "id": "pbc_1", "type": "base", "list_rule": ""}), p.value(map[string]any{"name": "tags", "list_rule": ""})},
		"one that is to go": {p.value(there), none, none},
	} {
		p.same(what, func(server tfprotov6.ProviderServer) string {
			answer, err := server.ApplyResourceChange(ctx, &tfprotov6.ApplyResourceChangeRequest{
				TypeName: quickType, PriorState: one[0], PlannedState: one[1], Config: one[2]})
			p.must(err)
			return p.said(answer.NewState, nil, answer.Diagnostics)
		})
	}
}
