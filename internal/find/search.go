package find

import (
	"slices"
	"strings"

	"involve/internal/content"
	"involve/internal/facet"
	"involve/internal/page"
	"involve/internal/view"
	"involve/internal/wording"
)

// Search makes the page that searches, with the places to look for people
// whose browser cannot.
func (m *Maker) Search() view.View {
	v := &view.Search{
		Page:    m.Shell("/search/", page.Search, "Find opportunities to take part in, and guidance.", nil),
		Index:   m.Index,
		Records: m.Records,
	}
	v.Sections = append(v.Sections, view.LinkList{Label: page.TakingPart, Links: []view.Link{
		{Text: "Everything that is open now", Href: m.Href(opportunities)}, m.LinkTo("/opportunities/upcoming/"), m.LinkTo("/opportunities/closed/"),
	}})
	if f, ok := m.Facets.Facet("group"); ok {
		list := view.LinkList{Label: f.Label}
		for _, t := range f.Terms {
			list.Links = append(list.Links, view.Link{Text: t.Label, Href: m.Href(content.FacetURL(f.Name, t.Slug))})
		}
		v.Sections = append(v.Sections, list)
	}
	for _, group := range m.articles() {
		list := view.LinkList{Label: group.label}
		for _, p := range group.pages {
			list.Links = append(list.Links, view.Link{Text: p.Title, Href: m.Href(p.URL)})
		}
		v.Sections = append(v.Sections, list)
	}
	v.Sections = slices.DeleteFunc(v.Sections, func(l view.LinkList) bool { return len(l.Links) == 0 })
	return v
}

// labelled is authored pages under what they are called together.
type labelled struct {
	label string
	pages []*content.Page
}

// articles returns the authored pages that are shown and are no lists.
func (m *Maker) articles() []labelled {
	shown := func(list []*content.Page) (out []*content.Page) {
		for _, p := range list {
			if m.Shows(p) {
				out = append(out, p)
			}
		}
		return out
	}
	return []labelled{{"Guidance", shown(m.Library.Guidance)}, {"About this site", shown(m.Library.Pages)}}
}

// MakeIndex makes what can be found beside open opportunities: pages with all
// their words, the listings of terms that have words of their own, and the
// opportunities that are not open.
func (m *Maker) MakeIndex() *view.SearchIndex {
	index := &view.SearchIndex{Version: recordsVersion, Pages: []view.FoundPage{}, Opportunities: []view.FoundRecord{}}
	for _, group := range m.articles() {
		for _, p := range group.pages {
			index.Pages = append(index.Pages, m.found(p, p.Title, group.label))
		}
	}
	m.EveryTerm(func(c facet.Choice, p *content.Page) {
		if m.Shows(p) {
			index.Pages = append(index.Pages, m.found(p, p.Title, page.TakingPart))
		}
	})
	for _, o := range m.Shown {
		if s := m.Status(o); !s.IsOpen() {
			index.Opportunities = append(index.Opportunities, m.foundRecord(o, s))
		}
	}
	return index
}

func (m *Maker) found(p *content.Page, title, section string) view.FoundPage {
	f := view.FoundPage{Href: m.Href(p.URL), Title: title, Summary: p.Summary, Section: section, Text: p.Body.Text()}
	if p.Lang != m.Library.Settings.Language {
		f.Lang = p.Lang
	}
	return f
}

func (m *Maker) foundRecord(o *content.Opportunity, s content.Status) view.FoundRecord {
	card := m.Card(o)
	words := []string{card.Activity, card.Mode, card.Area, card.Groups, card.Asked}
	words = append(words, m.Labels("topic", o.Topics)...)
	return view.FoundRecord{
		Href: card.Href, Title: o.Title, Summary: o.Summary, Lang: card.Lang,
		Status: wording.StatusLabel(s), Verb: card.Verb, When: card.When, Turns: card.Turns,
		Words: strings.Join(words, ". "),
	}
}
