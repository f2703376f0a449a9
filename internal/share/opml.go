package share

import (
	"involve/internal/content"
	"involve/internal/snapshot"
	"involve/internal/view"
)

// OPML lists the feeds of the site: that of everything, then those of each
// facet's terms, who people are first. Those of two terms are left out: a reader
// that takes them all would show everything many times.
func OPML(m *snapshot.Snapshot) *view.OPML {
	s := &m.Library.Settings
	feed := func(url, name, plain string) view.OPMLFeed {
		return view.OPMLFeed{
			Title: m.FeedTitle(name), Description: plain, Feed: m.Absolute(url + snapshot.FeedFile), Home: m.Absolute(url), Language: s.Language,
		}
	}
	const everything = "Every opportunity"
	v := &view.OPML{Title: m.FeedTitle("All feeds"), Owner: s.Organisation.Label}
	v.Groups = []view.OPMLGroup{{Label: everything, Feeds: []view.OPMLFeed{feed("/opportunities/", everything, "")}}}
	for _, f := range m.Followed() {
		g := view.OPMLGroup{Label: f.Label}
		for _, t := range f.Terms {
			g.Feeds = append(g.Feeds, feed(content.FacetURL(f.Name, t.Slug), t.Label, t.Summary))
		}
		if len(g.Feeds) > 0 {
			v.Groups = append(v.Groups, g)
		}
	}
	return v
}
