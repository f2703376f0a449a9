package theme

import (
	"errors"
	"html/template"
	"maps"
	"slices"
	"strings"

	"involve/internal/view"
)

// funcs returns what templates may call. Each gives a component its struct, or
// a place its address; none computes what a view should have brought.
//
//	asset base name    the address of a built file
//	brand name         the brand's stylesheet, colour and icons
//	part name data     what a template draws, as HTML for a component to hold
//	skipLink           the first link of the page
//	header page        the header of a brand with a logo
//	textHeader page    the header of a brand without
//	footer page html   the footer, with html below its links
//	breadcrumb links   the way to the page
//	pagination pages   the other pages of a list
//	status s           an opportunity's status as a tag
//	tag text colour    any other tag
//	facts list         facts as a summary list; a link or several lines are
//	                   drawn by the template "fact-lines"
//	button link        a link that looks like a button
//	inset text         a text beside a bar
//	expander label html  text that opens on demand
//
// Those of conversions come to them.
func (t *Theme) funcs(set *template.Template) template.FuncMap {
	part := func(name string, data any) (template.HTML, error) {
		if set == nil {
			return "", errors.New("part: no layout is being drawn")
		}
		var b strings.Builder
		err := set.ExecuteTemplate(&b, name, data)
		return template.HTML(b.String()), err
	}
	funcs := template.FuncMap{
		"asset":      t.asset,
		"brand":      t.brand,
		"part":       part,
		"skipLink":   func() SkipLink { return SkipLink{} },
		"header":     headerOf,
		"textHeader": textHeaderOf,
		"footer":     footerOf,
		"breadcrumb": func(l []view.Link) Breadcrumb { return Breadcrumb{Items: linksOf(l)} },
		"pagination": paginationOf,
		"status":     statusOf,
		"tag":        func(text, colour string) Tag { return Tag{Text: text, Colour: colour} },
		"facts":      func(l []view.Fact) (SummaryList, error) { return factsOf(l, part) },
		"button":     func(l view.Link) Button { return Button{Text: l.Text, Href: l.Href} },
		"inset":      func(text string) InsetText { return InsetText{Text: text} },
		"expander": func(label string, html template.HTML) Details {
			return Details{Classes: "nhsuk-expander", Summary: Label{Text: label}, HTML: html}
		},
	}
	maps.Copy(funcs, conversions())
	return funcs
}

// funcNames lets a file be parsed on its own, before there is a theme.
var funcNames = new(Theme).funcs(nil)

func linksOf(list []view.Link) []Link {
	links := make([]Link, len(list))
	for i, l := range list {
		links[i] = Link{l.Text, l.Href}
	}
	return links
}

// navigationOf marks the page itself and the pages above it, which are those of
// the breadcrumb.
func navigationOf(p *view.Page) HeaderNavigation {
	var n HeaderNavigation
	for _, l := range p.Navigation {
		above := slices.ContainsFunc(p.Breadcrumb, func(b view.Link) bool { return b.Href == l.Href })
		n.Items = append(n.Items, HeaderItem{Text: l.Text, Href: l.Href, Current: l.Current, Active: above})
	}
	return n
}

// headerOf says whose site it is beside the logo. The logo says "NHS" already.
func headerOf(p *view.Page) Header {
	return Header{
		Logo:         HeaderLogo{Href: p.Site.Home},
		Organisation: HeaderOrganisation{Name: strings.TrimPrefix(p.Site.Organisation.Text, "NHS ")},
		Service:      Link{p.Site.Title, p.Site.Home},
		Navigation:   navigationOf(p),
	}
}

func textHeaderOf(p *view.Page) TextHeader {
	return TextHeader{
		Organisation: p.Site.Organisation.Text,
		Service:      Link{p.Site.Title, p.Site.Home},
		Navigation:   navigationOf(p),
	}
}

func footerOf(p *view.Page, words template.HTML) Footer {
	f := Footer{Meta: FooterMeta{Items: linksOf(p.Site.Footer), HTML: words}}
	if name := p.Site.Organisation.Text; name != "" {
		f.Copyright.Text = "© " + name
	}
	return f
}

func paginationOf(p *view.Pagination) Pagination {
	c := Pagination{Previous: PaginationLink{Href: p.Previous}, Next: PaginationLink{Href: p.Next}}
	for _, n := range p.Numbers {
		c.Items = append(c.Items, PaginationItem{Number: n.Number, Href: n.Href, Current: n.Current, Ellipsis: n.Gap})
	}
	return c
}

// statusOf gives each status a colour of its own; the words alone say it too.
func statusOf(s view.Status) Tag {
	colours := map[string]string{
		"upcoming":     "blue",
		"open":         "green",
		"closing-soon": "yellow",
		"paused":       "orange",
		"full":         "purple",
		"closed":       "grey",
		"cancelled":    "red",
		"outcome":      "aqua-green",
	}
	return Tag{Text: s.Label, Colour: colours[s.Name]}
}

func factsOf(list []view.Fact, part func(string, any) (template.HTML, error)) (SummaryList, error) {
	s := SummaryList{Classes: "involve-facts"}
	for _, f := range list {
		row := SummaryRow{Key: SummaryCell{Text: f.Label}}
		if len(f.Lines) == 1 && f.Lines[0].Href == "" {
			row.Value.Text = f.Lines[0].Text
		} else {
			html, err := part("fact-lines", f.Lines)
			if err != nil {
				return s, err
			}
			row.Value.HTML = html
		}
		s.Rows = append(s.Rows, row)
	}
	return s, nil
}
