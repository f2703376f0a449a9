package opendata

import (
	"slices"
	"strings"

	"involve/internal/content"
	"involve/internal/facet"
	"involve/internal/snapshot"
	"involve/internal/view"
	"involve/internal/wording"
)

// ofSite are the vocabularies that differ from site to site.
var ofSite = map[string]bool{"group": true, "stage": true, "organisation": true, "area": true, "topic": true, "support": true}

// terms returns the words of a vocabulary that the data can hold.
func terms(m *snapshot.Snapshot, name string) (list []content.Term) {
	if name == "status" {
		for s := content.Upcoming; s <= content.Reported; s++ {
			list = append(list, content.Term{Slug: s.String(), Label: wording.StatusLabel(s)})
		}
		return list
	}
	v, _ := m.Library.Vocabulary(name)
	hidden := map[string]bool{} // by files that are not shown yet
	m.EveryTerm(func(c facet.Choice, p *content.Page) {
		if c.Facet == name && !m.Shows(p) {
			hidden[c.Term] = true
		}
	})
	for _, t := range v.Terms {
		if !hidden[t.Slug] {
			list = append(list, t)
			continue
		}
		if slices.ContainsFunc(m.Shown, func(o *content.Opportunity) bool { return slices.Contains(m.Facets.Terms(o, name), t.Slug) }) {
			list = append(list, content.Term{Slug: t.Slug, Label: t.Slug}) // what it is called is not shown yet
		}
	}
	if name == "support" && !slices.Contains(v.Slugs(), "ask") {
		list = append(list, content.Term{Slug: "ask", Label: "Tell us what you need"})
	}
	return list
}

// Schema describes the open data as JSON Schema has it, draft 2020-12. It says
// exactly what is in the file beside it, the words of the site included, so it
// bears no member that it does not know; the two are made together.
func Schema(m *snapshot.Snapshot) *view.DataSchema {
	s := &m.Library.Settings
	about := "Every opportunity of " + s.Title + " that people can take part in, could take part in or will be able to. " +
		"This schema is made together with the data and describes it exactly. What each field means is on " + m.Absolute("/data/") + " too."
	licence := "No licence is given: ask before you use the data."
	if s.Licence.Label != "" {
		licence = strings.TrimSpace("Licence of the data: " + s.Licence.Label + " " + m.SettingsAddress(s.Licence.URL))
	}
	root := view.Object{
		{Name: "$schema", Value: "https://json-schema.org/draft/2020-12/schema"},
		{Name: "$id", Value: m.Absolute(SchemaURL)},
		{Name: "title", Value: s.Title + ": opportunities"},
		{Name: "description", Value: about},
		{Name: "$comment", Value: licence},
	}
	root = append(root, describe(envelope, "")...)
	var words view.Object
	for _, f := range fields {
		if f.kind == word && !slices.ContainsFunc(words, func(w view.Member) bool { return w.Name == f.vocabulary }) {
			words = append(words, view.Member{Name: f.vocabulary, Value: oneOf(terms(m, f.vocabulary))})
		}
	}
	opportunity := append(view.Object{{Name: "description", Value: "One way to take part."}}, describe(fields, "")...)
	root = append(root, view.Member{Name: "$defs", Value: append(view.Object{{Name: "opportunity", Value: opportunity}}, words...)})
	return &view.DataSchema{Root: root}
}

// oneOf is a closed list of words, each with its label.
func oneOf(terms []content.Term) view.Object {
	if len(terms) == 0 {
		return view.Object{{Name: "not", Value: view.Object{}}} // a word that nothing has
	}
	var list []view.Object
	for _, t := range terms {
		list = append(list, view.Object{{Name: "const", Value: t.Slug}, {Name: "title", Value: t.Label}})
	}
	return view.Object{{Name: "type", Value: "string"}, {Name: "oneOf", Value: list}}
}

// describe returns what the schema says of the fields that are parts of the one
// at a path.
func describe(all []field, path string) view.Object {
	var parts view.Object
	var required []string
	for _, f := range below(all, path) {
		parts = append(parts, view.Member{Name: f.path[strings.LastIndexByte(f.path, '.')+1:], Value: f.schema(all)})
		if f.always {
			required = append(required, f.path[strings.LastIndexByte(f.path, '.')+1:])
		}
	}
	o := view.Object{{Name: "type", Value: "object"}, {Name: "properties", Value: parts}}
	if len(required) > 0 {
		o = append(o, view.Member{Name: "required", Value: required})
	}
	return append(o, view.Member{Name: "additionalProperties", Value: false})
}

// schema returns what the schema says of a field.
func (f field) schema(all []field) view.Object {
	text := func(format string) view.Object {
		return view.Object{{Name: "type", Value: "string"}, {Name: "format", Value: format}}
	}
	either := func(a, b view.Object) view.Object { return view.Object{{Name: "anyOf", Value: []view.Object{a, b}}} }
	var one view.Object
	switch f.kind {
	case number:
		one = view.Object{{Name: "type", Value: "integer"}, {Name: "minimum", Value: 0}}
		if f.path == "version" {
			one = view.Object{{Name: "const", Value: version}}
		}
	case flag:
		one = view.Object{{Name: "const", Value: true}}
	case word:
		one = view.Object{{Name: "$ref", Value: "#/$defs/" + f.vocabulary}}
	case address:
		one = text("uri")
	case day:
		one = text("date")
	case stamp:
		one = text("date-time")
	case moment:
		one = either(text("date"), text("date-time"))
	case deadline:
		one = either(text("date-time"), view.Object{{Name: "const", Value: "ongoing"}})
	case object:
		one = describe(all, f.path)
		if f.path == "opportunities" {
			one = view.Object{{Name: "$ref", Value: "#/$defs/opportunity"}}
		}
	default:
		one = view.Object{{Name: "type", Value: "string"}}
	}
	if f.list {
		one = view.Object{{Name: "type", Value: "array"}, {Name: "items", Value: one}}
	}
	return append(view.Object{{Name: "description", Value: f.means}}, one...)
}

// Guide says what there is to say of the open data.
func Guide(m *snapshot.Snapshot) view.DataGuide {
	file := func(url string) view.DataFile { return view.DataFile{Href: m.Href(url), Address: m.Absolute(url)} }
	g := view.DataGuide{JSON: file(URL), CSV: file(TableURL), Schema: file(SchemaURL), Version: version}
	for _, c := range columns(m) {
		g.Columns = append(g.Columns, view.DataField{Name: c.name, Holds: c.holds, Means: c.means, Words: c.words})
	}
	for _, f := range envelope {
		g.Envelope = append(g.Envelope, f.row(m))
	}
	for _, f := range fields {
		g.Fields = append(g.Fields, f.row(m))
	}
	for _, t := range terms(m, "group") {
		if g.Group.Slug == "" || m.Count(facet.Choice{Facet: "group", Term: t.Slug}) > m.Count(facet.Choice{Facet: "group", Term: g.Group.Slug}) {
			g.Group = view.Term{Slug: t.Slug, Label: t.Label}
		}
	}
	return g
}

// row tells of a field on the page on open data.
func (f field) row(m *snapshot.Snapshot) view.DataField {
	row := view.DataField{Name: f.path, Holds: f.holds(), Always: f.always, Means: f.means}
	if f.kind == word {
		for _, t := range terms(m, f.vocabulary) {
			row.Words = append(row.Words, t.Slug)
		}
	}
	return row
}
