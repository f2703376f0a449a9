package plan

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"involve/internal/content"
	"involve/internal/facet"
	"involve/internal/find"
	"involve/internal/page"
	"involve/internal/snapshot"
	"involve/internal/view"
	"involve/internal/wording"
)

// listings plans every list of opportunities.
func (m *maker) listings() {
	m.addListing(find.Listing{
		URL: "/opportunities/", Title: page.TakingPart, List: m.Open,
		Summary: "Ways to take part in health and care services that are open now.",
		Empty:   "Nothing is open just now. Get updates, and you hear of the next one.",
	})
	m.upcoming()
	m.closed()
	for _, f := range m.Facets.Facets {
		for _, t := range f.Terms {
			c := facet.Choice{Facet: f.Name, Term: t.Slug}
			m.addListing(m.termListing(f, t, c))
		}
	}
	for _, p := range m.Pairs() {
		pair := p.Choices
		a, _ := m.Facets.Term(pair[0])
		b, _ := m.Facets.Term(pair[1])
		m.addListing(find.Listing{
			URL:     content.FacetURL(pair[0].Facet, pair[0].Term, pair[1].Facet, pair[1].Term),
			Title:   a.Label + ", " + inner(pair[1].Facet, b.Label) + ": ways to take part",
			Summary: fmt.Sprintf("Ways to take part that are open now: %s, %s.", a.Label, inner(pair[1].Facet, b.Label)),
			Plain:   a.Summary,
			Chosen:  pair[:],
			List:    m.OpenWith(pair[0], pair[1]),
		})
	}
}

// termListing makes the listing of one term.
func (m *maker) termListing(f facet.Facet, t content.Term, c facet.Choice) find.Listing {
	l := find.Listing{
		URL: content.FacetURL(c.Facet, c.Term), Title: t.Label + ": ways to take part",
		Summary: cmp.Or(t.Summary, fmt.Sprintf("Ways to take part that are open now. %s: %s.", f.Label, inner(f.Name, t.Label))),
		Plain:   t.Summary, Chosen: []facet.Choice{c}, List: m.OpenWith(c),
	}
	m.EveryTerm(func(term facet.Choice, p *content.Page) {
		if term == c {
			l.Source = p
		}
	})
	return l
}

// inner writes a term's label inside a sentence. The words of a site's own
// vocabularies may be names, and stay as they are.
func inner(name, label string) string {
	switch name {
	case "activity", "mode", "time", "payment", "format":
		return wording.Inner(label)
	}
	return label
}

// upcoming plans the list of what will open later, or may open again.
func (m *maker) upcoming() {
	var list []*content.Opportunity
	for _, o := range m.Shown {
		switch m.Status(o) {
		case content.Upcoming, content.Paused, content.Full:
			list = append(list, o)
		}
	}
	later := func(o *content.Opportunity) bool { return m.Status(o) == content.Upcoming }
	slices.SortStableFunc(list, func(a, b *content.Opportunity) int {
		switch {
		case later(a) && later(b):
			return a.Opens.Time.Compare(b.Opens.Time)
		case later(a):
			return -1
		case later(b):
			return 1
		}
		return snapshot.ClosingFirst(a, b)
	})
	m.addListing(find.Listing{
		URL: "/opportunities/upcoming/", Title: page.OpeningLater, List: list,
		Summary: "What opens later, and what is paused or full just now.",
		Empty:   "Nothing is planned that we can tell you of yet.",
		Under: func(o *content.Opportunity) string {
			if later(o) {
				return "With an opening date"
			}
			return "Paused or full"
		},
	})
}

// closed plans the list of what is over, newest first.
func (m *maker) closed() {
	var list []*content.Opportunity
	ended := map[*content.Opportunity]time.Time{}
	for _, o := range m.Shown {
		if m.Status(o).IsOver() {
			list = append(list, o)
			ended[o] = m.ended(o)
		}
	}
	slices.SortStableFunc(list, func(a, b *content.Opportunity) int { return ended[b].Compare(ended[a]) })
	m.addListing(find.Listing{
		URL: "/opportunities/closed/", Title: page.Closed, List: list,
		Summary: "What has ended or was cancelled, and what people's views led to.",
		Empty:   "Nothing has ended yet.",
		Under:   func(o *content.Opportunity) string { return fmt.Sprint(ended[o].Year()) },
	})
}

// ended returns when an opportunity was over: it closed, or was cancelled
// before that and did not come back.
func (m *maker) ended(o *content.Opportunity) time.Time {
	var cancelled time.Time
	for _, u := range o.UpdatesAt(m.At) {
		switch u.Kind {
		case "cancelled":
			if cancelled.IsZero() {
				cancelled = u.When.Time
			}
		case "paused", "full", "reopened":
			cancelled = time.Time{}
		}
	}
	if o.Closes.Ongoing || !cancelled.IsZero() && cancelled.Before(o.Closes.End()) {
		return cancelled
	}
	return o.Closes.End()
}

// addListing plans the pages of one list.
func (m *maker) addListing(l find.Listing) {
	nth := m.find.Listing(l)
	for n := 1; n <= l.Pages(); n++ {
		source := l.Source
		if n > 1 {
			source = nil
		}
		m.addPage(find.PageURL(l.URL, n), source, func() view.View { return nth(n) })
	}
	if l.Under == nil && m.HasFeed(l.Chosen...) {
		m.feeds(l)
	}
}
