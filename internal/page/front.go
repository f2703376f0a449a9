package page

import (
	"slices"

	"involve/internal/content"
	"involve/internal/facet"
	"involve/internal/linked"
	"involve/internal/view"
	"involve/internal/wording"
)

// The home page shows this many opportunities and changes.
const (
	homeCards   = 4
	homeChanges = 3
)

// Home makes the front page with its two doors.
func (m *Maker) Home() view.View {
	p := m.Library.Home
	h := &view.Home{
		Page: m.Shell("/", p.Title, p.Summary, p),
		Body: m.Body(p),
		All: view.Teaser{
			Link:  view.Link{Text: "All ways to take part", Href: m.Href("/opportunities/")},
			Count: wording.Count(len(m.Open), "opportunity open now", "opportunities open now"),
		},
		Subscribe: m.LinkTo("/subscribe/"),
	}
	h.LinkedData = linked.Home(m.Snapshot)
	for _, g := range m.Library.Groups {
		if m.Shows(g) {
			h.Groups = append(h.Groups, view.Teaser{Link: m.titled(g), Summary: g.Summary, Count: m.openNow("group", g.Slug)})
		}
	}
	for _, o := range m.Open {
		if len(h.ClosingFirst) < homeCards && !o.Closes.Ongoing {
			h.ClosingFirst = append(h.ClosingFirst, m.Card(o))
		}
	}
	h.Changed = m.changes(homeChanges)
	for _, s := range m.Library.Stages {
		if !m.Shows(&s.Page) {
			continue
		}
		t := view.Teaser{Link: m.titled(&s.Page), Summary: s.Summary}
		if s.Guide != "" {
			t.Href, _ = m.Link(&s.Page, s.Guide)
		}
		h.Stages = append(h.Stages, t)
	}
	if m.Article("/guidance/") != nil {
		l := m.LinkTo("/guidance/")
		h.Guidance = &l
	}
	return h
}

// titled returns a link to an authored page under its title.
func (m *Maker) titled(p *content.Page) view.Link {
	return view.Link{Text: p.Title, Href: m.Href(p.URL)}
}

// openNow says how many opportunities of a term people can take part in.
func (m *Maker) openNow(name, term string) string {
	n := m.Count(facet.Choice{Facet: name, Term: term})
	if n == 0 {
		return "None open now"
	}
	return wording.Number(n) + " open now"
}

// changes returns the latest outcomes.
func (m *Maker) changes(limit int) (changes []view.Change) {
	type change struct {
		o *content.Opportunity
		r content.Outcome
	}
	var all []change
	for _, o := range m.Shown {
		for _, r := range o.OutcomesAt(m.At) {
			all = append(all, change{o, r})
		}
	}
	slices.SortStableFunc(all, func(a, b change) int { return b.r.Published.Compare(a.r.Published) })
	for _, c := range all[:min(limit, len(all))] {
		text := ""
		switch {
		case len(c.r.Did) > 0:
			text = c.r.Did[0]
		case len(c.r.Heard) > 0:
			text = c.r.Heard[0]
		}
		changes = append(changes, view.Change{
			Link: view.Link{Text: c.o.Title, Href: m.Href(c.o.URL)}, Date: c.r.Published.Long(), Text: text,
		})
	}
	return changes
}

// NotFound makes the page for addresses that lead nowhere.
func (m *Maker) NotFound() view.View {
	v := &view.NotFound{Page: m.Shell("/404.html", "Page not found", "There is no page at this address.", nil)}
	v.NoIndex, v.Canonical, v.LinkedData = true, "", nil // it stands at any address
	for _, url := range []string{"/opportunities/", "/opportunities/closed/", "/guidance/", "/search/", "/sitemap/"} {
		if url != "/guidance/" || m.Article(url) != nil {
			v.Links = append(v.Links, m.LinkTo(url))
		}
	}
	return v
}

// Moved makes the page at an old address.
func (m *Maker) Moved(from, to string) view.View {
	v := &view.Moved{Page: m.Shell(from, "This page has moved", "This page has a new address.", nil), To: m.LinkTo(to)}
	v.Canonical = view.URL(m.Absolute(to))
	v.NoIndex, v.LinkedData = true, nil
	return v
}
