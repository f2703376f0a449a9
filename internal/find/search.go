package find

import (
	"slices"

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
		Index:   m.Index(),
		Records: m.Records(),
	}
	lists := []view.LinkList{{Label: page.TakingPart, Links: []view.Link{
		{Text: "Everything that is open now", Href: m.Href(opportunities)}, m.LinkTo("/opportunities/upcoming/"), m.LinkTo("/opportunities/closed/"),
	}}}
	if f, ok := m.Facets.Facet("group"); ok {
		lists = append(lists, m.terms(f))
	}
	v.Sections = someLinks(append(lists, m.articleLinks()...))
	return v
}

// SiteMap makes the page that leads to every other.
func (m *Maker) SiteMap() view.View {
	v := &view.SiteMap{Page: m.Shell("/sitemap/", page.SiteMap, "Every page of this site.", nil)}
	lists := []view.LinkList{{Label: page.TakingPart, Links: []view.Link{
		m.LinkTo(opportunities), m.LinkTo("/opportunities/upcoming/"), m.LinkTo("/opportunities/closed/"), m.LinkTo("/subscribe/"), m.LinkTo("/data/"), m.LinkTo("/search/"),
	}}}
	for _, f := range m.Facets.Facets {
		lists = append(lists, m.terms(f))
	}
	v.Sections = someLinks(append(lists, m.articleLinks()...))
	return v
}

// terms leads to the listing of each term of a facet.
func (m *Maker) terms(f facet.Facet) view.LinkList {
	list := view.LinkList{Label: f.Label}
	for _, t := range f.Terms {
		list.Links = append(list.Links, view.Link{Text: t.Label, Href: m.Href(content.FacetURL(f.Name, t.Slug))})
	}
	return list
}

// articleLinks leads to the authored pages that are no lists.
func (m *Maker) articleLinks() []view.LinkList {
	links := func(pages []*content.Page) (list []view.Link) {
		for _, p := range m.articles(pages) {
			list = append(list, view.Link{Text: p.Title, Href: m.Href(p.URL)})
		}
		return list
	}
	return []view.LinkList{{Label: "Guidance", Links: links(m.Library.Guidance)}, {Label: "About this site", Links: links(m.Library.Pages)}}
}

// articles returns those of pages that are shown.
func (m *Maker) articles(pages []*content.Page) []*content.Page {
	return slices.DeleteFunc(slices.Clone(pages), func(p *content.Page) bool { return !m.Shows(p) })
}

// someLinks leaves empty lists out.
func someLinks(lists []view.LinkList) []view.LinkList {
	return slices.DeleteFunc(lists, func(l view.LinkList) bool { return len(l.Links) == 0 })
}

// MakeIndex makes what can be found beside open opportunities: pages with all
// their words, the listings of terms that have words of their own, and the
// opportunities that are not open.
func (m *Maker) MakeIndex() *view.SearchIndex {
	index := &view.SearchIndex{Version: recordsVersion, Pages: []view.FoundPage{}, Opportunities: []view.FoundRecord{}}
	for _, p := range m.articles(slices.Concat(m.Library.Guidance, m.Library.Pages)) {
		index.Pages = append(index.Pages, m.found(p))
	}
	m.EveryTerm(func(c facet.Choice, p *content.Page) {
		if m.Shows(p) {
			index.Pages = append(index.Pages, m.found(p))
		}
	})
	for _, o := range m.Shown {
		if s := m.Status(o); !s.IsOpen() {
			index.Opportunities = append(index.Opportunities, m.foundRecord(o, s))
		}
	}
	return index
}

func (m *Maker) found(p *content.Page) view.FoundPage {
	f := view.FoundPage{Href: m.Href(p.URL), Title: p.Title, Summary: p.Summary, Text: text(&p.Body)}
	if p.Lang != m.Library.Settings.Language {
		f.Lang = p.Lang
	}
	return f
}

func (m *Maker) foundRecord(o *content.Opportunity, s content.Status) view.FoundRecord {
	card := m.Card(o)
	return view.FoundRecord{
		Href: card.Href, Title: o.Title, Summary: o.Summary, Lang: card.Lang,
		Status: wording.StatusLabel(s), Verb: card.Verb, When: card.When, Turns: card.Turns,
		Labels: append([]string{card.Activity, card.Mode, card.Area, card.Groups, card.Asked}, m.Labels("topic", o.Topics)...),
	}
}
