package main

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

func TestWhatIsRefusedIsToldAtItsAttribute(t *testing.T) {
	var body object
	if err := unmarshal([]byte(declaredCollection), &body); err != nil {
		t.Fatal(err)
	}
	body["indexes"] = []any{"CREATE INDEX a ON b (c)"}
	value := new(decoder).object(known.Collection, collectionKind(), body, tftypes.Value{}, "")
	of := func(data string, status int) []string {
		refused := &refusal{Status: status, Message: "No."}
		if err := unmarshal([]byte(data), &refused.Data); err != nil {
			t.Fatal(err)
		}
		told := []string{}
		for _, one := range diagnosed((subject{known.Collection, value, nil}).explained("Refused", refused)) {
			told = append(told, fmt.Sprint(one.Attribute, " ", one.Detail))
		}
		return told
	}
	problem := func(at string) string { return fmt.Sprintf(at, `{"message": "Bad."}`) }
	for data, wanted := range map[string][]string{
		problem(`{"listRule": %s}`):               {`AttributeName("list_rule") list_rule: Bad.`},
		problem(`{"fields": {"0": {"min": %s}}}`): {`AttributeName("fields") fields[0].min: Bad.`},
		problem(`{"fields": {"1": {"min": %s}}}`): {`AttributeName("fields") fields[1].min_date: Bad.`},
		problem(`{"fields": {"9": {"min": %s}}}`): {`AttributeName("fields") fields.9.min: Bad.`},
		problem(`{"fields": {"0": {"new": %s}}}`): {`AttributeName("fields") fields[0].new: Bad.`},
		problem(`{"indexes": {"0": %s}}`):         {`AttributeName("indexes") indexes[0]: Bad.`},
		problem(`{"name": %s}`):                   {`AttributeName("name") name: Bad.`},
		problem(`{"oauth2": {"providers": {"0": {"clientSecret": %s}}}}`): {
			`AttributeName("oauth2") oauth2.providers[0].client_secret_wo: Bad.`},
		problem(`{"document": %s}`): {" No.\ndocument: Bad."},
		`{}`:                        {" No."},
		`{"listRule": {"message": "Bad."}, "x": {"message": "Worse."}}`: {
			`AttributeName("list_rule") list_rule: Bad.`, " No.\nx: Worse."},
	} {
		if told := of(data, 400); !slices.Equal(told, wanted) {
			t.Errorf("%s: %q is not %q", data, told, wanted)
		}
	}
	if told := of(problem(`{"listRule": %s}`), 404); len(told) != 1 || told[0][0] != ' ' {
		t.Error(told)
	}
	if told := (subject{}).explained("Refused", errors.New("lost")); len(told) != 1 {
		t.Error(told)
	}
}

func TestASecretOfARecordIsInNoState(t *testing.T) {
	text := func(one string) tftypes.Value { return tftypes.NewValue(tftypes.String, one) }
	state := func(version any) tftypes.Value {
		values := tftypes.NewValue(tftypes.Object{AttributeTypes: map[string]tftypes.Type{"name": tftypes.String}},
			map[string]tftypes.Value{"name": text("x")})
		made := map[string]tftypes.Value{"values": values, "values_wo_version": tftypes.NewValue(tftypes.Number, version)}
		kind := tftypes.Object{AttributeTypes: map[string]tftypes.Type{"values": values.Type(), "values_wo_version": tftypes.Number}}
		return tftypes.NewValue(kind, made)
	}
	body := object{"name": "y", "key": "hush", "password": "secret:declared"}
	if made := shown(body, state(1)); fmt.Sprint(made) != "map[name:y]" {
		t.Error(made)
	}
	if made := shown(body, state(nil)); fmt.Sprint(made) != "map[key:hush name:y]" {
		t.Error(made)
	}
	secrets := tftypes.NewValue(tftypes.Map{ElementType: tftypes.String}, map[string]tftypes.Value{
		"password": text("hush"), "later": tftypes.NewValue(tftypes.String, tftypes.UnknownValue)})
	config := tftypes.NewValue(tftypes.Object{AttributeTypes: map[string]tftypes.Type{"values_wo": secrets.Type()}},
		map[string]tftypes.Value{"values_wo": secrets})
	if made := bodyOf(state(1), config); fmt.Sprint(made) != "map[name:x password:hush]" {
		t.Error(made)
	}
}
