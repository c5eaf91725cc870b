package main

import (
	_ "embed"
	"slices"

	datasource "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	resource "github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// schemaJSON is made of the pack's own tables: tests/golden/provider-schema.test.ts writes it, and
// fails where it is another.
//
//go:embed schema.json
var schemaJSON []byte

// An attribute is something that PocketBase has, under the name that it has in HCL.
type attribute struct {
	Name, Key, Type, Description string
	// Secret: it is written and never read.
	Secret bool
	// Nullable: null is a value of its own, which an attribute that is not set means.
	Nullable   bool
	Required   bool
	Attributes []attribute
}

// known is all that the provider knows of PocketBase; Blank is what a new collection or field of
// each type is.
var known = readSchema()

type knowledge struct {
	Settings, Collection, Field []attribute
	Blank                       struct {
		Collections, Fields map[string]map[string]any
	}
}

func readSchema() knowledge {
	var read knowledge
	if err := unmarshal(schemaJSON, &read); err != nil {
		panic(err)
	}
	own := func(name, key, about string) attribute {
		return attribute{Name: name, Key: key, Type: "string", Description: about}
	}
	name := own("name", "name", "Its name.")
	name.Required = true
	read.Field = append([]attribute{
		name,
		own("type", "type", "Such as text; a field that is there already needs none."),
		own("id", "id", "Its id, where it is not the one that PocketBase makes of its name."),
		own(renamedFrom, "renamedFrom", "The name it had. It may stay there afterwards."),
	}, read.Field...)
	read.Collection = append(read.Collection,
		attribute{Name: "fields", Key: "fields", Type: "objects", Attributes: read.Field,
			Description: "All its fields: one that the list leaves out goes. Without the list nothing of them changes."},
		own("auth_rule", "authRule", `Who may sign in: a filter, "" for everybody.`),
	)
	return read
}

// An attribute of this name is about what was, and stays as it is written.
const renamedFrom = "renamed_from"

// Those of a secret: the value, which no state holds, and the version that says when it is another.
func (a attribute) writeOnly() string { return a.Name + "_wo" }
func (a attribute) version() string   { return a.Name + "_wo_version" }

func (a attribute) nested() bool { return a.Type == "object" || a.Type == "objects" }

// resourceAttributes are attributes that somebody declares. What is not set is not declared.
func resourceAttributes(all []attribute) map[string]resource.Attribute {
	made := map[string]resource.Attribute{}
	for _, one := range all {
		required, about := one.Required, one.Description
		optional := !required
		if one.Secret {
			made[one.writeOnly()] = resource.StringAttribute{Optional: true, WriteOnly: true, Sensitive: true,
				Description: "A secret; the state does not have it."}
			made[one.version()] = resource.Int64Attribute{Optional: true,
				Description: "Another number sends the secret anew."}
			continue
		}
		switch one.Type {
		case "bool":
			made[one.Name] = resource.BoolAttribute{Optional: optional, Required: required, Description: about}
		case "integer":
			made[one.Name] = resource.Int64Attribute{Optional: optional, Required: required, Description: about}
		case "number":
			made[one.Name] = resource.NumberAttribute{Optional: optional, Required: required, Description: about}
		case "strings":
			made[one.Name] = resource.ListAttribute{Optional: optional, ElementType: types.StringType, Description: about}
		case "object":
			made[one.Name] = resource.SingleNestedAttribute{Optional: optional, Description: about,
				Attributes: resourceAttributes(one.Attributes)}
		case "objects":
			made[one.Name] = resource.ListNestedAttribute{Optional: optional, Description: about,
				NestedObject: resource.NestedAttributeObject{Attributes: resourceAttributes(one.Attributes)}}
		default:
			made[one.Name] = resource.StringAttribute{Optional: optional, Required: required, Description: about}
		}
	}
	return made
}

// dataAttributes are attributes that a data source tells: all but secrets.
func dataAttributes(all []attribute) map[string]datasource.Attribute {
	made := map[string]datasource.Attribute{}
	for _, one := range slices.DeleteFunc(slices.Clone(all), isNotShown) {
		about := one.Description
		switch one.Type {
		case "bool":
			made[one.Name] = datasource.BoolAttribute{Computed: true, Description: about}
		case "integer":
			made[one.Name] = datasource.Int64Attribute{Computed: true, Description: about}
		case "number":
			made[one.Name] = datasource.NumberAttribute{Computed: true, Description: about}
		case "strings":
			made[one.Name] = datasource.ListAttribute{Computed: true, ElementType: types.StringType, Description: about}
		case "object":
			made[one.Name] = datasource.SingleNestedAttribute{Computed: true, Description: about,
				Attributes: dataAttributes(one.Attributes)}
		case "objects":
			made[one.Name] = datasource.ListNestedAttribute{Computed: true, Description: about,
				NestedObject: datasource.NestedAttributeObject{Attributes: dataAttributes(one.Attributes)}}
		default:
			made[one.Name] = datasource.StringAttribute{Computed: true, Description: about}
		}
	}
	return made
}

func isNotShown(one attribute) bool { return one.Secret || one.Name == renamedFrom }
