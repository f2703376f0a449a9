package theme

import (
	"fmt"
	"html/template"
	"slices"

	"involve/internal/component"
	"involve/internal/view"
)

// conversions are the functions by which layouts get a component's struct, from
// what a view holds or from words of their own.
//
//	actionLink text href    a link that starts something
//	contentsList label links  the parts of a page
//	neighbours before after the pages before and after this one
//	input id name type label  a line to write in
//	select id name label value text value text …  a list to choose one of
//	checkboxes idPrefix name legend value label   one small box, in a fieldset
//	                        whose legend is read out only; a model of many
//	                        when these are placeholders such as {value}
//	fieldTable caption first fields  a table of fields of the open data, and
//	                        the heading of its first column
//	submit text             the button that sends a form
func conversions() template.FuncMap {
	return template.FuncMap{
		"actionLink": func(text string, href view.URL) component.ActionLink {
			return component.ActionLink{Text: text, Href: href}
		},
		"contentsList": contentsList,
		"neighbours":   neighbours,
		"input":        inputOf,
		"select":       selectOf,
		"checkboxes":   checkboxesOf,
		"fieldTable":   func(caption, first string, l []view.DataField) fieldTable { return fieldTable{caption, first, l} },
		"submit":       func(text string) component.Button { return component.Button{Text: text} },
	}
}

// fieldTable is what a table of fields takes.
type fieldTable struct {
	Caption, First string
	Fields         []view.DataField
}

func inputOf(id, name, kind, label string) component.Input {
	return component.Input{ID: id, Name: name, Type: kind, Label: component.FieldLabel{Text: label}}
}

func selectOf(id, name, label string, pairs ...string) (component.Select, error) {
	s := component.Select{ID: id, Name: name, Label: component.FieldLabel{Text: label}}
	if len(pairs)%2 != 0 {
		return s, fmt.Errorf("select %q: the value %q has no text", id, pairs[len(pairs)-1])
	}
	for pair := range slices.Chunk(pairs, 2) {
		s.Items = append(s.Items, component.SelectItem{Value: pair[0], Text: pair[1]})
	}
	return s, nil
}

func checkboxesOf(idPrefix, name, legend, value, label string) component.Checkboxes {
	return component.Checkboxes{
		IDPrefix: idPrefix,
		Name:     name,
		Fieldset: component.Fieldset{Legend: component.FieldLabel{Text: legend, Classes: "nhsuk-u-visually-hidden"}},
		Items:    []component.CheckboxItem{{Value: value, Text: label}},
		Small:    true,
	}
}

func contentsList(label string, links []view.Link) component.ContentsList {
	c := component.ContentsList{AriaLabel: label, VisuallyHiddenText: label}
	for _, l := range links {
		c.Items = append(c.Items, component.ContentsItem{Text: l.Text, Href: l.Href, Current: l.Current})
	}
	return c
}

func neighbours(before, after *view.Link) component.Pagination {
	var p component.Pagination
	if before != nil {
		p.Previous = component.PaginationLink{Href: before.Href, Label: component.Label{Text: before.Text}}
	}
	if after != nil {
		p.Next = component.PaginationLink{Href: after.Href, Label: component.Label{Text: after.Text}}
	}
	return p
}
