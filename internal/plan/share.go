package plan

import (
	"cmp"
	"slices"

	"involve/internal/find"
	"involve/internal/opendata"
	"involve/internal/share"
	"involve/internal/snapshot"
	"involve/internal/view"
)

// shared plans what other programs take of the whole site, and what people
// paste.
func (m *maker) shared() {
	s := m.Snapshot
	m.addFile(opendata.URL, func() view.View { return opendata.Data(s) })
	m.addFile(opendata.TableURL, func() view.View { return opendata.Table(s) })
	m.addFile(opendata.SchemaURL, func() view.View { return opendata.Schema(s) })
	m.addFile(snapshot.OPMLURL, func() view.View { return share.OPML(s) })
	m.addFile(snapshot.PictureURL(nil), func() view.View { return share.Picture(s, nil) })
	for _, g := range m.Library.Groups {
		if m.Shows(g) {
			m.addFile(snapshot.PictureURL(g), func() view.View { return share.Picture(s, g) })
		}
	}
}

// feeds plans the feeds and the calendar beside a listing.
func (m *maker) feeds(l find.Listing) {
	f := share.NewListing(m.Snapshot, l.URL, l.Title, l.Chosen)
	m.addFeed(l.URL+snapshot.FeedFile, func() view.View { return f.Feed(view.RSS) })
	if snapshot.HasFormats(l.Chosen...) {
		m.addFeed(l.URL+snapshot.AtomFile, func() view.View { return f.Feed(view.Atom) })
		m.addFeed(l.URL+snapshot.JSONFile, func() view.View { return f.Feed(view.JSONFeed) })
		m.addFeed(l.URL+snapshot.OpenFile, func() view.View { return f.Open() })
	}
	m.addCalendar(l.URL, func() view.View { return f.Calendar() })
}

// endings plans what stays of terms that are no longer used: redirects to what
// took the place of their listings, and a feed and a calendar of each that say
// so.
func (m *maker) endings() {
	var urls map[string]bool
	exists := func(url string) bool {
		if urls == nil {
			urls = map[string]bool{}
			for _, o := range m.plan.outputs {
				urls[o.URL] = true
			}
		}
		return urls[url]
	}
	seen := map[string]bool{} // of terms that are retired twice; they are told so
	for _, r := range m.Library.Settings.Retired {
		if v, _ := m.Library.Vocabulary(r.Facet); slices.Contains(v.Slugs(), r.Term) {
			continue // still in use, whatever the settings say; they are told so
		}
		for _, e := range share.EndedBy(m.Snapshot, r, exists) {
			if seen[e.URL] {
				continue
			}
			seen[e.URL] = true
			m.moved[e.URL] = cmp.Or(m.moved[e.URL], e.To)
			if !m.HasFeed(e.Chosen...) {
				continue
			}
			add := func(format view.FeedFormat, file string) {
				m.addFeed(e.URL+file, func() view.View { return e.Feed(m.Snapshot, format, file) })
			}
			add(view.RSS, snapshot.FeedFile)
			if snapshot.HasFormats(e.Chosen...) {
				add(view.Atom, snapshot.AtomFile)
				add(view.JSONFeed, snapshot.JSONFile)
				add(view.RSS, snapshot.OpenFile)
			}
			m.addCalendar(e.URL, func() view.View { return e.Calendar(m.Snapshot) })
		}
	}
}

func (m *maker) addFeed(url string, make func() view.View) {
	m.plan.Tally.Feeds++
	m.addFile(url, make)
}

func (m *maker) addCalendar(listing string, make func() view.View) {
	m.addFile(listing+snapshot.CalendarFile, make)
}
