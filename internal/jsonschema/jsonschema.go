// Package jsonschema describes the front matter of each kind of file as JSON
// Schema, so that editors can propose keys and words and mark what is wrong
// while an author types.
//
// It takes the table of package schema and a library, whose vocabularies
// become closed lists of words, and gives the bytes of a schema. It promises to
// accept whatever `involve check` accepts, once the YAML is read by the rules
// of YAML 1.2: there dates and the words yes and no are text, and 25 is a
// number even where text is asked for. It sees what one value or one file shows
// by its form; that two dates are in the wrong order, it leaves to check. Two
// things are stricter than check: spaces at the end of a quoted word, and
// doubled spaces in a text that is as long as it may be.
//
// The schema is draft-07, because that is the newest draft that every tool in
// VS Code understands as a whole: its own JSON support has only parts of what
// came later, and so had the YAML extension until its version 2. The words
// enumDescriptions and patternErrorMessage are understood by both, and
// passed over by others.
package jsonschema

import (
	"slices"
	"strconv"
	"strings"

	"involve/internal/content"
	"involve/internal/schema"
)

// Of returns the schema of one kind of file of a site.
func Of(k *schema.Kind, lib *content.Library) []byte {
	m := maker{lib}
	root := object{
		{"$schema", "http://json-schema.org/draft-07/schema#"},
		{"$comment", "Made by involve from its own table of keys and the words of this site. Make it again when the words change."},
		{"title", strings.ToUpper(k.Name[:1]) + k.Name[1:]},
	}
	return append(root, m.object(k.Fields, k.Name)...).bytes()
}

type maker struct{ lib *content.Library }

// object describes a group of keys; at names it, such as opportunity.payment.
func (m maker) object(fields []schema.Field, at string) object {
	var properties object
	var required []string
	for i := range fields {
		f := &fields[i]
		properties = append(properties, member{f.Key, m.field(f, at+"."+f.Key)})
		if f.Required {
			required = append(required, f.Key)
		}
	}
	o := object{{"type", "object"}, {"additionalProperties", false}}
	if len(required) > 0 {
		o = append(o, member{"required", required})
	}
	o = append(o, member{"properties", properties})
	return append(o, rules(at)...)
}

// field describes the value of one key.
func (m maker) field(f *schema.Field, at string) object {
	o := object{{"description", f.Help}}
	switch f.Type {
	case schema.Object:
		return append(o, m.object(f.Fields, at)...)
	case schema.Objects:
		return append(o, m.list(f, m.object(f.Fields, at), nil)...)
	case schema.Texts, schema.Addresses, schema.Terms:
		one := *f
		one.Type = map[schema.Type]schema.Type{schema.Texts: schema.Text, schema.Addresses: schema.Address, schema.Terms: schema.Term}[f.Type]
		entry := m.scalar(&one, at)
		return append(o, member{"anyOf", []object{entry, m.list(f, entry, f)}})
	}
	return append(o, m.scalar(f, at)...)
}

// list describes a list of entries; terms is the field when they are words.
func (m maker) list(f *schema.Field, entry object, terms *schema.Field) object {
	o := object{{"type", "array"}, {"items", entry}}
	if f.Required {
		o = append(o, member{"minItems", 1})
	}
	if terms != nil && terms.Type == schema.Terms {
		o = append(o, member{"uniqueItems", true})
		if terms.Or != "" {
			o = append(o, when(object{{"contains", object{{"const", terms.Or}}}}, object{{"maxItems", 1}})...)
		}
	}
	return o
}

// Patterns of values that are text.
const (
	slugForm = `^\s*[a-z0-9]+(-[a-z0-9]+)*\s*$`
	dayForm  = `(19|2[0-9])[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))`
	timeForm = `([T ]([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?(Z|[+-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))?)?`
)

// scalar describes a single value.
func (m maker) scalar(f *schema.Field, at string) object {
	switch f.Type {
	case schema.Term:
		return m.words(f)
	case schema.Slug:
		o := matching(slugForm, "use lower-case letters without accents, digits and hyphens, such as kidney-panel")
		return text(append(o, member{"minimum", 0}), "string", "integer")
	case schema.Address:
		return text(address(at), "string", "number")
	case schema.Bool:
		return append(object{{"type", []string{"boolean", "string"}}}, matching(`^(true|false)$`, "write true or false")...)
	case schema.Number:
		o := object{{"type", []string{"integer", "string"}}, {"minimum", 0}, {"maximum", 1000000}}
		return append(o, matching(`^[+]?0*([0-9]{1,6}|1000000)$`, "write a whole number in digits, without units, commas or words")...)
	case schema.Day:
		return append(object{{"type", "string"}}, matching("^"+dayForm+"$", "write the year, month and day with hyphens, such as 2026-12-04")...)
	case schema.Moment:
		return append(object{{"type", "string"}}, matching("^"+dayForm+timeForm+"$", "write the day, or the day and the time, such as 2026-12-04T17:00")...)
	case schema.Deadline:
		return append(object{{"type", "string"}}, matching("^(ongoing|"+dayForm+timeForm+")$", "write the day, the day and the time, such as 2026-12-04T17:00, or ongoing")...)
	case schema.Length:
		return append(object{{"type", "string"}}, matching(`^[+]?0*[1-9][0-9]{0,2} months?$`, "write it in months, such as 3 months")...)
	case schema.Days:
		return append(object{{"type", "string"}}, matching(`^[+]?0*[1-9][0-9]{0,2} days?$`, "write it in days, such as 14 days")...)
	case schema.Language:
		return append(object{{"type", "string"}}, matching(schema.LanguageForm, "use a code such as en-GB, cy for Welsh or ur for Urdu")...)
	case schema.Zone:
		return append(object{{"type", "string"}}, matching(`^[A-Za-z]`, "use a name such as Europe/London")...)
	case schema.Words:
		label := m.scalar(&schema.Field{Type: schema.Text}, "")
		return object{
			{"type", "object"},
			{"propertyNames", object{{"pattern", slugForm}}},
			{"additionalProperties", object{{"anyOf", []object{label, m.object(schema.TermFields(), "term")}}}},
		}
	case schema.Severity:
		return object{{"type", "object"}, {"additionalProperties", object{{"enum", []string{"error", "warning", "info", "off"}}}}}
	default:
		form := [2]string{`\S`, "write something, or take the line out"}
		if f := forms[at]; f != nil {
			form = *f
		}
		o := matching(form[0], form[1])
		if f.Max > 0 {
			o = append(o, member{"maxLength", f.Max})
		}
		return text(o, "string", "number")
	}
}

// text is a value that is held as text and is of one of some types. The word
// true is text too where text is asked for; said in this roundabout way,
// editors do not propose it.
func text(o object, types ...string) object {
	return object{{"anyOf", []object{
		append(object{{"type", types}}, o...),
		{{"not", object{{"type", []string{"string", "number", "object", "array", "null"}}}}},
	}}}
}

// matching demands a form of text, with words for those who miss it.
func matching(pattern, message string) object {
	return object{{"pattern", pattern}, {"patternErrorMessage", message}}
}

// words describes a word of a vocabulary.
func (m maker) words(f *schema.Field) object {
	v, _ := m.lib.Vocabulary(f.Vocabulary)
	if _, closed := f.Closed(); !closed && len(v.Terms) == 0 && m.lib.Settings.Keys.IsZero() {
		return text(matching(`\S`, "write a word of the settings"), "string", "number") // which cannot be read
	}
	var values []any
	var labels []string
	add := func(value any, label string) { values, labels = append(values, value), append(labels, label) }
	for _, t := range v.Terms {
		label := t.Label
		if t.Summary != "" {
			label += ": " + t.Summary
		}
		add(t.Slug, label)
		if n, ok := otherwise(t.Slug); ok {
			add(n, label)
		}
	}
	if f.Or != "" {
		add(f.Or, "People tell you what they need")
	}
	if len(values) == 0 {
		return object{{"not", object{}}} // no word will do
	}
	o := object{{"enum", values}, {"enumDescriptions", labels}}
	if slices.ContainsFunc(values, func(v any) bool { _, ok := v.(string); return !ok }) {
		return o
	}
	return append(object{{"type", "string"}}, o...)
}

// otherwise returns what YAML makes of a slug without quotes when that is not
// text.
func otherwise(slug string) (any, bool) {
	if slug == "true" || slug == "false" {
		return slug == "true", true
	}
	if n, err := strconv.ParseFloat(slug, 64); err == nil && strings.Trim(slug, "0123456789e") == "" {
		return n, true
	}
	return nil, false
}
