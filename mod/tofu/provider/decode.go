package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// A decoder makes values of HCL of what the server tells. What no server tells it takes from the
// values that were there before.
type decoder struct {
	// changed are the secrets that are others than the last ones declared, by their paths.
	changed []string
}

// object is JSON as a value of a type.
func (d *decoder) object(all []attribute, made tftypes.Object, body object, prior tftypes.Value, at string) tftypes.Value {
	values, before := map[string]tftypes.Value{}, attributesOf(prior)
	for name, one := range made.AttributeTypes {
		// What is not one of PocketBase's is the resource's own, as it was.
		values[name] = tftypes.NewValue(one, nil)
		if own, ok := before[name]; ok && !isOf(all, name) {
			values[name] = own
		}
	}
	for _, one := range all {
		said, has := body[one.Key]
		if one.Secret {
			if _, shown := made.AttributeTypes[one.version()]; shown {
				values[one.version()] = d.version(one, said, before[one.version()], at)
			}
			continue
		}
		kind, shown := made.AttributeTypes[one.Name]
		if !shown {
			continue
		}
		if one.Name == renamedFrom && isSet(before[one.Name]) {
			values[one.Name] = before[one.Name]
		} else if has && said != nil {
			values[one.Name] = d.value(one, kind, said, before[one.Name], at+one.Name)
		}
	}
	return tftypes.NewValue(made, values)
}

func isOf(all []attribute, name string) bool {
	for _, one := range all {
		if one.Name == name || one.Secret && (one.version() == name || one.writeOnly() == name) {
			return true
		}
	}
	return false
}

// version is that of the secret which is there: none where it is not the last one declared, so that
// the plan sends it anew.
func (d *decoder) version(one attribute, said any, before tftypes.Value, at string) tftypes.Value {
	if said == "secret:changed" || said == "secret:missing" {
		d.changed = append(d.changed, at+one.Name)
		return tftypes.NewValue(tftypes.Number, nil)
	}
	if before.Type() == nil {
		return tftypes.NewValue(tftypes.Number, nil)
	}
	return before
}

func (d *decoder) value(one attribute, kind tftypes.Type, said any, prior tftypes.Value, at string) tftypes.Value {
	none := tftypes.NewValue(kind, nil)
	switch one.Type {
	case "object":
		return d.object(one.Attributes, kind.(tftypes.Object), asObject(said), prior, at+".")
	case "objects":
		return d.objects(one, kind.(tftypes.List), asList(said), prior, at)
	case "strings":
		texts := []tftypes.Value{}
		for _, text := range asList(said) {
			texts = append(texts, tftypes.NewValue(tftypes.String, fmt.Sprint(text)))
		}
		return tftypes.NewValue(kind, texts)
	case "json":
		text, _ := json.Marshal(said)
		if before := textOf(prior); sameJSON(before, string(text)) {
			return prior
		}
		return tftypes.NewValue(kind, string(text))
	case "integer", "number":
		if number := numberOf(said); number != nil {
			return tftypes.NewValue(kind, number)
		}
		return none
	case "bool":
		if is, ok := said.(bool); ok {
			return tftypes.NewValue(kind, is)
		}
		return none
	default:
		// Options of one name, such as max, are texts in some types of fields and numbers in others.
		if text, ok := said.(string); ok {
			return tftypes.NewValue(kind, text)
		}
		return none
	}
}

func (d *decoder) objects(one attribute, kind tftypes.List, said []any, prior tftypes.Value, at string) tftypes.Value {
	before := map[string]tftypes.Value{}
	for _, item := range elementsOf(prior) {
		before[textOf(attributesOf(item)["name"])] = item
	}
	items := []tftypes.Value{}
	for nth, item := range said {
		body := asObject(item)
		name := asText(body["name"])
		where := fmt.Sprintf("%s[%s].", at, strings.Trim(fmt.Sprintf("%d %s", nth, name), " "))
		items = append(items, d.object(one.Attributes, kind.ElementType.(tftypes.Object), body, before[name], where))
	}
	return tftypes.NewValue(kind, items)
}
