package theme

import (
	"html/template"
	"maps"
	"slices"
	"strings"

	"involve/internal/component"
	"involve/internal/view"
)

// funcs returns what templates may call. Each gives a component its struct,
// draws one, or gives a place its address; none computes what a view should have
// brought.
//
//	asset base name    the address of a built file
//	brand name         the brand's stylesheet, colour and icons
//	once name data     what a template draws, drawn once for data that can be
//	                   compared and that many pages share
//	each name list     the same for each element of a list
//	top page           the template "page-top", drawn once for all pages that
//	                   have the same marks in their header: it has the site, the
//	                   navigation and the search, and nothing else of the page
//	skipLink           the first link of the page
//	header top         the header of a brand with a logo
//	textHeader top     the header of a brand without
//	footer page        the footer, drawn, with the template "footer-words" below
//	                   its links
//	breadcrumb links   the way to the page, drawn
//	way w              a way to take part, drawn once for all pages that have it
//	pagination pages   the other pages of a list
//	card card level    an opportunity's card with a heading of that level, around
//	                   the template "card-words"
//	status s           an opportunity's status as a tag, drawn
//	tag text colour    any other tag
//	facts list         facts as a summary list, drawn; a link or several lines are
//	                   drawn by the template "fact-lines"
//	button link        a link that looks like a button
//	inset text         a text beside a bar
//
// Those of conversions come to them.
func (t *Theme) funcs(set *template.Template) template.FuncMap {
	d := &drawer{t, set}
	funcs := template.FuncMap{
		"asset":      t.asset,
		"brand":      t.brand,
		"once":       d.once,
		"each":       d.each,
		"top":        d.top,
		"skipLink":   func() component.SkipLink { return component.SkipLink{} },
		"header":     headerOf,
		"textHeader": textHeaderOf,
		"footer":     d.footer,
		"breadcrumb": d.breadcrumb,
		"way":        d.way,
		"pagination": paginationOf,
		"card":       d.card,
		"status":     d.status,
		"tag":        func(text, colour string) component.Tag { return component.Tag{Text: text, Colour: colour} },
		"facts":      d.facts,
		"button":     func(l view.Link) component.Button { return component.Button{Text: l.Text, Href: l.Href} },
		"inset":      func(text string) component.InsetText { return component.InsetText{Text: text} },
	}
	maps.Copy(funcs, conversions())
	return funcs
}

// funcNames lets a file be parsed on its own, before there is a theme.
var funcNames = new(Theme).funcs(nil)

func linksOf(list []view.Link) []component.Link {
	links := make([]component.Link, len(list))
	for i, l := range list {
		links[i] = component.Link{Text: l.Text, Href: l.Href}
	}
	return links
}

// navigationOf marks the page itself and the pages above it, which are those of
// the breadcrumb.
func navigationOf(p *view.Page) component.HeaderNavigation {
	var n component.HeaderNavigation
	for _, l := range p.Navigation {
		n.Items = append(n.Items, component.HeaderItem{Text: l.Text, Href: l.Href, Current: l.Current, Active: isAbove(p, l)})
	}
	return n
}

func isAbove(p *view.Page, l view.Link) bool {
	return slices.ContainsFunc(p.Breadcrumb, func(b view.Link) bool { return b.Href == l.Href })
}

func isSearch(p *view.Page) bool { return p.URL == p.Site.Search }

// searchOf is a link until a script makes a form of it: without one, a form
// would lead to a page that cannot search.
func searchOf(p *view.Page) component.HeaderSearch {
	return component.HeaderSearch{
		Action:  p.Site.Search,
		Label:   component.HeaderSearchLabel{VisuallyHiddenText: "Search this site"},
		Link:    "Search",
		Current: isSearch(p),
	}
}

// headerOf says whose site it is beside the logo. The logo says "NHS" already.
func headerOf(t pageTop) component.Header {
	return component.Header{
		Logo:         component.HeaderLogo{Href: t.Site.Home},
		Organisation: component.HeaderOrganisation{Name: strings.TrimPrefix(t.Site.Organisation.Text, "NHS ")},
		Service:      component.Link{Text: t.Site.Title, Href: t.Site.Home},
		Search:       t.Search,
		Navigation:   t.Navigation,
	}
}

func textHeaderOf(t pageTop) component.TextHeader {
	return component.TextHeader{
		Organisation: t.Site.Organisation.Text,
		Service:      component.Link{Text: t.Site.Title, Href: t.Site.Home},
		Search:       t.Search,
		Navigation:   t.Navigation,
	}
}

func footerOf(site *view.Site, words template.HTML) component.Footer {
	f := component.Footer{Meta: component.FooterMeta{Items: linksOf(site.Footer), HTML: words}}
	if name := site.Organisation.Text; name != "" {
		f.Copyright.Text = "© " + name
	}
	return f
}

func paginationOf(p *view.Pagination) component.Pagination {
	c := component.Pagination{Previous: component.PaginationLink{Href: p.Previous}, Next: component.PaginationLink{Href: p.Next}}
	for _, n := range p.Numbers {
		c.Items = append(c.Items, component.PaginationItem{Number: n.Number, Href: n.Href, Current: n.Current, Ellipsis: n.Gap})
	}
	return c
}

// card is the card of an opportunity around its words, which follow the heading.
func (d *drawer) card(c *view.Card, level int) (component.Card, error) {
	words, err := d.part("card-words", c)
	return component.Card{
		Classes:     "involve-card",
		Clickable:   true,
		Href:        c.Href,
		Heading:     component.CardHeading{Text: c.Text, Size: "s", Level: level, Lang: c.Lang},
		Description: component.Label{HTML: words},
	}, err
}

// statusOf gives each status a colour of its own; the words alone say it too.
func statusOf(s view.Status) component.Tag {
	return component.Tag{Text: s.Label, Colour: colours[s.Name]}
}

var colours = map[string]string{
	"upcoming":     "blue",
	"open":         "green",
	"closing-soon": "yellow",
	"paused":       "orange",
	"full":         "purple",
	"closed":       "grey",
	"cancelled":    "red",
	"outcome":      "aqua-green",
}
