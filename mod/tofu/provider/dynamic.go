package main

import (
	"math/big"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// plain is any value of HCL as JSON.
func plain(value tftypes.Value) any {
	if !isSet(value) {
		return nil
	}
	switch kind := value.Type(); {
	case kind.Is(tftypes.String):
		return textOf(value)
	case kind.Is(tftypes.Bool):
		var is bool
		_ = value.As(&is)
		return is
	case kind.Is(tftypes.Number):
		number := new(big.Float)
		_ = value.As(&number)
		return jsonNumber(number)
	case kind.Is(tftypes.Object{}), kind.Is(tftypes.Map{}):
		made := object{}
		for name, inner := range attributesOf(value) {
			made[name] = plain(inner)
		}
		return made
	}
	list := []any{}
	for _, inner := range elementsOf(value) {
		list = append(list, plain(inner))
	}
	return list
}

// valueOf is any JSON as a value of HCL: of the type that a value before it had, where both fit.
func valueOf(said any, prior tftypes.Value) tftypes.Value {
	switch one := said.(type) {
	case string:
		return tftypes.NewValue(tftypes.String, one)
	case bool:
		return tftypes.NewValue(tftypes.Bool, one)
	case object:
		kinds, values, before := map[string]tftypes.Type{}, map[string]tftypes.Value{}, attributesOf(prior)
		for key, inner := range one {
			values[key] = valueOf(inner, before[key])
			kinds[key] = values[key].Type()
		}
		return tftypes.NewValue(tftypes.Object{AttributeTypes: kinds}, values)
	case []any:
		kinds, values, before := []tftypes.Type{}, []tftypes.Value{}, elementsOf(prior)
		for nth, inner := range one {
			var was tftypes.Value
			if nth < len(before) {
				was = before[nth]
			}
			values = append(values, valueOf(inner, was))
			kinds = append(kinds, values[nth].Type())
		}
		return listOf(kinds, values, prior)
	}
	if number := numberOf(said); number != nil {
		return tftypes.NewValue(tftypes.Number, number)
	}
	return tftypes.NewValue(tftypes.DynamicPseudoType, nil)
}

// listOf is a list where one was before, and a tuple else: HCL writes those.
func listOf(kinds []tftypes.Type, values []tftypes.Value, prior tftypes.Value) tftypes.Value {
	if prior.Type() != nil && prior.Type().Is(tftypes.List{}) {
		element := prior.Type().(tftypes.List).ElementType
		same := true
		for _, kind := range kinds {
			same = same && kind.Equal(element)
		}
		if same {
			return tftypes.NewValue(prior.Type(), values)
		}
	}
	return tftypes.NewValue(tftypes.Tuple{ElementTypes: kinds}, values)
}
