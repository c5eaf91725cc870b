package main

import (
	"context"
	"encoding/json"
	"reflect"
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

const declaredCollection = `{
	"listRule": "a = 1", "viewRule": null, "createRule": null, "updateRule": null, "deleteRule": null, "manageRule": null,
	"fields": [
		{"name": "size", "type": "number", "min": 0.1, "max": 12345678901234567890, "onlyInt": false},
		{"name": "day", "type": "date", "min": "2024-01-01 00:00:00.000Z"},
		{"name": "tags", "type": "select", "values": ["a", "b"], "maxSelect": 2}
	],
	"indexes": [],
	"oauth2": {"enabled": true, "providers": [{"name": "github", "clientId": "id", "extra": {"a": [1]}, "pkce": true}]},
	"otp": {"emailTemplate": {"subject": "${x}"}}
}`

func typeOf(all []attribute) tftypes.Object {
	made := schema.Schema{Attributes: resourceAttributes(all)}
	return made.Type().TerraformType(context.Background()).(tftypes.Object)
}

func jsonOf(t *testing.T, value any) any {
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	var read any
	if err := unmarshal(text, &read); err != nil {
		t.Fatal(err)
	}
	return read
}

func TestWhatIsReadIsWrittenTheSame(t *testing.T) {
	var body object
	if err := unmarshal([]byte(declaredCollection), &body); err != nil {
		t.Fatal(err)
	}
	value := new(decoder).object(known.Collection, typeOf(known.Collection), body, tftypes.Value{}, "")
	if made := jsonOf(t, encoded(known.Collection, value, tftypes.Value{})); !reflect.DeepEqual(made, any(body)) {
		t.Errorf("%v\nis not\n%v", made, body)
	}
}

func TestASecretThatWasChangedHasNoVersion(t *testing.T) {
	kind := typeOf(known.Settings)
	one := func(said string, version any) (tftypes.Value, []string) {
		smtp := kind.AttributeTypes["smtp"].(tftypes.Object)
		prior := emptyOf(kind, nil)
		values, inner := attributesOf(prior), attributesOf(emptyOf(smtp, nil))
		inner["password_wo_version"] = tftypes.NewValue(tftypes.Number, version)
		values["smtp"] = tftypes.NewValue(smtp, inner)
		decoder := decoder{}
		body := object{"smtp": object{"password": said}}
		made := decoder.object(known.Settings, kind, body, tftypes.NewValue(kind, values), "")
		read := attributesOf(attributesOf(made)["smtp"])
		if !read["password_wo"].IsNull() {
			t.Error("a secret is in the state")
		}
		return read["password_wo_version"], decoder.changed
	}
	if version, changed := one("secret:same", 2); version.IsNull() || len(changed) > 0 {
		t.Error("the same secret is taken for another", changed)
	}
	for _, said := range []string{"secret:changed", "secret:missing"} {
		version, changed := one(said, 2)
		if !version.IsNull() || !slices.Equal(changed, []string{"smtp.password"}) {
			t.Error(said, version, changed)
		}
	}
}

func TestOptionsOfOneNameAreToldApartByTheirKind(t *testing.T) {
	body := object{"fields": []any{object{"name": "day", "min": "2024"}, object{"name": "size", "min": json.Number("2")}}}
	value := new(decoder).object(known.Collection, typeOf(known.Collection), body, tftypes.Value{}, "")
	fields := elementsOf(attributesOf(value)["fields"])
	day, size := attributesOf(fields[0]), attributesOf(fields[1])
	if textOf(day["min_date"]) != "2024" || isSet(day["min"]) || isSet(size["min_date"]) || !isSet(size["min"]) {
		t.Error(day, size)
	}
}

func TestAnyValueIsReadAsItIsWritten(t *testing.T) {
	text := `{"a":"x","b":[1,0.1,true,null,{"c":[]}],"d":{}}`
	var body any
	if err := unmarshal([]byte(text), &body); err != nil {
		t.Fatal(err)
	}
	if made := jsonOf(t, plain(valueOf(body, tftypes.Value{}))); !reflect.DeepEqual(made, body) {
		t.Errorf("%v\nis not\n%v", made, body)
	}
}
