package main

import (
	"bytes"
	"encoding/json"
	"math/big"
	"reflect"
)

// object is JSON of the kind that PocketBase speaks of.
type object = map[string]any

// unmarshal reads JSON and keeps its numbers as they are written.
func unmarshal(text []byte, into any) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.UseNumber()
	return decoder.Decode(into)
}

// asObject is a value as an object: an empty one where it is none.
func asObject(value any) object {
	found, _ := value.(object)
	return found
}

// asList is a value as a list: an empty one where it is none.
func asList(value any) []any {
	found, _ := value.([]any)
	return found
}

// asText is a value as a text: "" where it is none.
func asText(value any) string {
	found, _ := value.(string)
	return found
}

// precision is that of numbers in HCL, so that 0.1 of JSON equals 0.1 of HCL.
const precision = 512

// numberOf is a number of JSON; nothing where it is none.
func numberOf(value any) *big.Float {
	text, ok := value.(json.Number)
	if !ok {
		return nil
	}
	number, _, err := big.ParseFloat(text.String(), 10, precision, big.ToNearestEven)
	if err != nil {
		return nil
	}
	return number
}

// jsonNumber is a number as JSON writes it: the shortest that is read as the same.
func jsonNumber(number *big.Float) json.Number {
	if number.IsInt() {
		return json.Number(number.Text('f', 0))
	}
	return json.Number(number.Text('g', -1))
}

// sameJSON tells whether two texts of JSON mean the same.
func sameJSON(one, other string) bool {
	var left, right any
	if unmarshal([]byte(one), &left) != nil || unmarshal([]byte(other), &right) != nil {
		return false
	}
	return reflect.DeepEqual(left, right)
}
