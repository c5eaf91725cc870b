package main

import (
	"context"
	"fmt"
	"hash/crc32"
	"maps"
	"reflect"
	"regexp"
	"slices"
)

// undeclared is a collection as somebody would declare it: without what is PocketBase's default
// anyway, and with the names of the collections that its relations lead to. `stack export
// --format=hcl` writes the same.
func (c *client) undeclared(ctx context.Context, live object) (object, error) {
	all, err := c.get(ctx, "/api/collections?perPage=1000&fields=id,name")
	if err != nil {
		return nil, err
	}
	names := map[any]any{}
	for _, one := range asList(all["items"]) {
		names[asObject(one)["id"]] = asObject(one)["name"]
	}
	return leaner(live, names), nil
}

func leaner(live object, names map[any]any) object {
	blank := blankOf(live)
	body := different(live, blank)
	for _, key := range []string{"created", "updated", "system", "type", "indexes", "fields"} {
		delete(body, key)
	}
	if asText(live["type"]) == "view" {
		return body
	}
	if fields := declaredFields(asList(live["fields"]), asList(blank["fields"]), names); len(fields) > 0 {
		body["fields"] = fields
	}
	if indexes := declaredIndexes(live); len(indexes) > 0 {
		body["indexes"] = indexes
	}
	return body
}

// blankOf is what a new collection is. PocketBase begins with users, in which the data of OAuth2 have
// their fields already.
func blankOf(live object) object {
	blank := known.Blank.Collections[asText(live["type"])]
	if live["name"] != "users" || live["type"] != "auth" {
		return blank
	}
	oauth2 := maps.Clone(asObject(blank["oauth2"]))
	delete(oauth2, "mappedFields")
	blank = maps.Clone(blank)
	blank["oauth2"] = oauth2
	return blank
}

// different is what differs from a blank, in objects inside too.
func different(live, blank object) object {
	made := object{}
	for key, value := range live {
		was, has := blank[key]
		if inner, ok := value.(object); ok && has {
			if differs := different(inner, asObject(was)); len(differs) > 0 {
				made[key] = differs
			}
		} else if !has || !reflect.DeepEqual(value, was) {
			made[key] = value
		}
	}
	return made
}

// declaredFields are all fields but PocketBase's own, which are told where they are not as they are
// made, or not in their place.
func declaredFields(live, own []any, names map[any]any) []any {
	isOwn := func(field any) bool { return asObject(field)["system"] == true }
	last := -1
	for at, field := range live {
		if isOwn(field) {
			last = at
		}
	}
	inPlace := !slices.ContainsFunc(live[:last+1], func(field any) bool { return !isOwn(field) })
	fields := []any{}
	for _, one := range live {
		field := asObject(one)
		blank := known.Blank.Fields[asText(field["type"])]
		at := slices.IndexFunc(own, func(other any) bool { return asObject(other)["name"] == field["name"] })
		if isOwn(field) && at >= 0 {
			blank = asObject(own[at])
		}
		lean := different(field, blank)
		delete(lean, "id")
		delete(lean, "system")
		isOwnID := asText(field["id"]) == ownID(asText(field["type"]), asText(field["name"]))
		if isOwn(field) && len(lean) == 0 && inPlace && isOwnID {
			continue
		}
		fields = append(fields, namedField(field, lean, names))
	}
	return fields
}

func namedField(field, lean object, names map[any]any) object {
	lean["name"] = field["name"]
	if field["system"] != true {
		lean["type"] = field["type"]
	}
	if asText(field["id"]) != ownID(asText(field["type"]), asText(field["name"])) {
		lean["id"] = field["id"]
	}
	if name, has := names[lean["collectionId"]]; has {
		lean["collectionId"] = name
	}
	return lean
}

// declaredIndexes are all but those that PocketBase makes of every auth collection, unless others do
// the same.
func declaredIndexes(live object) []any {
	all := asList(live["indexes"])
	if asText(live["type"]) != "auth" {
		return all
	}
	id, name := asText(live["id"]), asText(live["name"])
	made := []any{
		"CREATE UNIQUE INDEX `idx_tokenKey_" + id + "` ON `" + name + "` (`tokenKey`)",
		"CREATE UNIQUE INDEX `idx_email_" + id + "` ON `" + name + "` (`email`) WHERE `email` != ''",
	}
	others := slices.DeleteFunc(slices.Clone(all), func(one any) bool { return slices.Contains(made, one) })
	if slices.ContainsFunc(others, func(one any) bool { return ofSystem.MatchString(asText(one)) }) {
		return all
	}
	return others
}

// ofSystem is an index that keeps e-mail addresses or token keys apart.
var ofSystem = regexp.MustCompile(`(?i)^\s*create\s+unique\s[^(]*\(\W*(email|tokenKey)\W*\)`)

// ownID is the id that PocketBase makes for a field by itself.
func ownID(kind, name string) string {
	return kind + fmt.Sprint(crc32.ChecksumIEEE([]byte(name)))
}
