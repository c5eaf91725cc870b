package main

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// A subject is what something was asked about: attributes, what was planned of them, and where they are.
type subject struct {
	all  []attribute
	plan tftypes.Value
	at   []any
}

// explained are the errors that tell what went wrong, each at the attribute that it is about.
func (s subject) explained(summary string, err error) (found diag.Diagnostics) {
	var refused *refusal
	if !errors.As(err, &refused) || refused.Status != http.StatusBadRequest {
		return explained(summary, err)
	}
	others := []string{refused.Message}
	for _, one := range s.problems("", refused.Data) {
		if len(one.at) > 0 {
			// OpenTofu shows a line for what is an attribute of the resource; what is inside is said.
			found.AddAttributeError(where(one.at[:1]), summary, one.says)
		} else {
			others = append(others, one.says)
		}
	}
	if len(others) > 1 || len(found) == 0 {
		found.AddError(summary, strings.Join(others, "\n"))
	}
	return found
}

// A problem is something that PocketBase refuses, and the attribute that it is about.
type problem struct {
	at   []any
	says string
}

// problems are what a refusal tells, each as far inside as there are attributes.
func (s subject) problems(said string, data object) (found []problem) {
	for _, key := range sorted(data) {
		inner, under, name := asObject(data[key]), s.within(key), strings.TrimPrefix(said+"."+key, ".")
		if len(under.at) > len(s.at) {
			name = where(under.at).String()
		}
		if message, ok := inner["message"].(string); ok {
			found = append(found, problem{under.at, name + ": " + message})
		} else {
			found = append(found, under.problems(name, inner)...)
		}
	}
	return found
}

// within is what lies at a key of PocketBase's, or at a place of a list; the same where nothing does.
func (s subject) within(key string) subject {
	deeper := func(step any) []any { return append(slices.Clone(s.at), step) }
	if nth, err := strconv.Atoi(key); err == nil {
		if items := elementsOf(s.plan); nth < len(items) {
			return subject{s.all, items[nth], deeper(nth)}
		}
		return subject{at: s.at}
	}
	values := attributesOf(s.plan)
	var found attribute
	for _, one := range s.all {
		// Options of one name are several, of which one is set.
		if one.Key == key && (found.Name == "" || isSet(values[one.Name])) {
			found = one
		}
	}
	switch value, own := values[key]; {
	case found.Secret:
		return subject{at: deeper(found.writeOnly())}
	case found.Name != "":
		return subject{found.Attributes, values[found.Name], deeper(found.Name)}
	case own:
		return subject{nil, value, deeper(key)}
	}
	return s
}
