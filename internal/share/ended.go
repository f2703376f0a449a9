package share

import (
	"html"

	"involve/internal/content"
	"involve/internal/facet"
	"involve/internal/snapshot"
	"involve/internal/view"
)

// Ended is a listing that is no more since one of its terms was retired. What
// people followed it by stays, and says where to go.
type Ended struct {
	URL    string
	To     string // the listing that took its place
	Name   string // the retired term, and the other one
	Day    content.Date
	Chosen []facet.Choice
}

// EndedBy returns the listings that a retired term leaves: its own, then those
// of the term with each other one. exists reports whether a listing stands at a
// URL.
func EndedBy(m *snapshot.Snapshot, r content.Retired, exists func(url string) bool) []Ended {
	old, now := facet.Choice{Facet: r.Facet, Term: r.Term}, facet.Choice{Facet: r.Facet, Term: r.ReplacedBy}
	day := r.Date
	if day.IsZero() {
		day = m.Library.Settings.Since
	}
	to := "/opportunities/"
	if now := content.FacetURL(r.Facet, r.ReplacedBy); exists(now) {
		to = now
	}
	list := []Ended{{URL: content.FacetURL(r.Facet, r.Term), To: to, Name: r.Term, Day: day, Chosen: []facet.Choice{old}}}
	for _, f := range m.Facets.Facets {
		for _, t := range f.Terms {
			other := facet.Choice{Facet: f.Name, Term: t.Slug}
			a, b, ok := m.Facets.Combination(old, other)
			if !ok {
				continue
			}
			e := Ended{URL: content.FacetURL(a.Facet, a.Term, b.Facet, b.Term), To: to, Name: t.Label + ", " + r.Term, Day: day, Chosen: []facet.Choice{a, b}}
			if a, b, ok := m.Facets.Combination(now, other); ok && exists(content.FacetURL(a.Facet, a.Term, b.Facet, b.Term)) {
				e.To = content.FacetURL(a.Facet, a.Term, b.Facet, b.Term)
			}
			list = append(list, e)
		}
	}
	return list
}

// Feed makes the feed that stays, under the name of its file: one item, that
// says where to go.
func (e *Ended) Feed(m *snapshot.Snapshot, format view.FeedFormat, file string) *view.Feed {
	f := frame(m, format, e.URL, e.Name, endedFeed)
	f.Self = m.Absolute(e.URL + file)
	f.Updated = e.Day.In(m.At.Location())
	to := m.Absolute(e.To)
	f.Items = []view.FeedItem{{
		ID: f.ID + "ended", Title: endedFeed, Link: to,
		Summary:   endedFeed + "\nFollow " + to + file + " instead.",
		HTML:      "<p>" + endedFeed + `</p><p>Follow <a href="` + html.EscapeString(to+file) + `">` + html.EscapeString(to+file) + "</a> instead.</p>",
		Published: f.Updated,
	}}
	return f
}

const (
	endedFeed     = "This feed has ended"
	endedCalendar = "This calendar has ended"
)

// Calendar makes the calendar that stays: on the day when it ended, a word on
// where to go.
func (e *Ended) Calendar(m *snapshot.Snapshot) *view.Calendar {
	c := calendar(m, e.URL, e.Name, endedCalendar)
	to := m.Absolute(e.To)
	day := e.Day.In(m.At.Location())
	name := "ended"
	for _, choice := range e.Chosen {
		name += "." + choice.Facet + "." + choice.Term
	}
	c.Events = []view.Event{{
		UID: uid(m, name), Created: day, Modified: day, AllDay: true, Start: day,
		Summary: endedCalendar, Description: "Subscribe to " + to + snapshot.CalendarFile + " instead.", URL: to,
	}}
	return c
}
