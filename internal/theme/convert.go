package theme

import (
	"html/template"

	"involve/internal/view"
)

// conversions are the functions that turn what a view holds into what the
// layouts give to a component.
//
//	actionLink text href    a link that starts something
//	contentsList label links  the parts of a page
//	neighbours before after the pages before and after this one
//	card card level         an opportunity's card with a heading of that level
func conversions() template.FuncMap {
	return template.FuncMap{
		"actionLink":   func(text string, href view.URL) ActionLink { return ActionLink{Text: text, Href: href} },
		"contentsList": contentsList,
		"neighbours":   neighbours,
		"card":         func(c view.Card, level int) opportunityCard { return opportunityCard{c, level} },
	}
}

// opportunityCard is what the card of an opportunity takes.
type opportunityCard struct {
	view.Card
	Level int // of the heading: 3 or 4
}

func contentsList(label string, links []view.Link) ContentsList {
	c := ContentsList{AriaLabel: label, VisuallyHiddenText: label}
	for _, l := range links {
		c.Items = append(c.Items, ContentsItem{Text: l.Text, Href: l.Href, Current: l.Current})
	}
	return c
}

func neighbours(before, after *view.Link) Pagination {
	var p Pagination
	if before != nil {
		p.Previous = PaginationLink{Href: before.Href, Label: Label{Text: before.Text}}
	}
	if after != nil {
		p.Next = PaginationLink{Href: after.Href, Label: Label{Text: after.Text}}
	}
	return p
}
