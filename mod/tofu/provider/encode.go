package main

import (
	"encoding/json"
	"math/big"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// encoded is what was planned as a document of the pack. Secrets are in the configuration alone. What
// is not set is not declared, but for what is nullable.
func encoded(all []attribute, plan, config tftypes.Value) object {
	body, values, written := object{}, attributesOf(plan), attributesOf(config)
	for _, one := range all {
		if one.Secret {
			if secret := written[one.writeOnly()]; isSet(secret) {
				body[one.Key] = textOf(secret)
			}
			continue
		}
		value := values[one.Name]
		switch {
		case isSet(value):
			body[one.Key] = encodedValue(one, value, written[one.Name])
		case one.Nullable:
			body[one.Key] = nil
		}
	}
	return body
}

func encodedValue(one attribute, value, config tftypes.Value) any {
	switch one.Type {
	case "object":
		return encoded(one.Attributes, value, config)
	case "objects":
		list, written := []any{}, elementsOf(config)
		for at, item := range elementsOf(value) {
			var from tftypes.Value
			if at < len(written) {
				from = written[at]
			}
			list = append(list, encoded(one.Attributes, item, from))
		}
		return list
	case "strings":
		list := []any{}
		for _, item := range elementsOf(value) {
			list = append(list, textOf(item))
		}
		return list
	case "json":
		return json.RawMessage(textOf(value))
	case "bool":
		var is bool
		_ = value.As(&is)
		return is
	case "integer", "number":
		number := new(big.Float)
		_ = value.As(&number)
		return jsonNumber(number)
	default:
		return textOf(value)
	}
}

// isSet tells whether there is a value, and it is known.
func isSet(value tftypes.Value) bool {
	return value.Type() != nil && value.IsKnown() && !value.IsNull()
}

func attributesOf(value tftypes.Value) map[string]tftypes.Value {
	found := map[string]tftypes.Value{}
	if isSet(value) {
		_ = value.As(&found)
	}
	return found
}

func elementsOf(value tftypes.Value) []tftypes.Value {
	found := []tftypes.Value{}
	if isSet(value) {
		_ = value.As(&found)
	}
	return found
}

func textOf(value tftypes.Value) string {
	text := ""
	if isSet(value) {
		_ = value.As(&text)
	}
	return text
}
