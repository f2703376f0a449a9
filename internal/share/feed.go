// Package share makes what other programs take of a site: feeds, and the
// opportunities as open data.
//
// It says what an item or a record holds, and when it is one of its own; the
// formats themselves are the encoders'. Nothing in it says when a build was
// made, so that an unchanged site gives unchanged bytes.
package share

import (
	"cmp"
	"html"
	"slices"
	"strings"
	"time"

	"involve/internal/content"
	"involve/internal/facet"
	"involve/internal/snapshot"
	"involve/internal/view"
	"involve/internal/wording"
)

// feedSize is how many items a feed holds.
const feedSize = 50

// Feed makes the feed of a listing.
func Feed(m *snapshot.Snapshot, url, title, summary string, chosen []facet.Choice) *view.Feed {
	f := empty(m, url, title, summary)
	f.Items = items(m, m.Facets.Filter(m.Shown, chosen...))
	if len(f.Items) > 0 {
		f.Updated = f.Items[0].Published
	} else if t := updated(m, chosen); !t.IsZero() {
		f.Updated = t.In(m.At.Location())
	}
	return f
}

// Retired makes the feed that stays of a term which is no longer used: one
// item, that says where to go.
func Retired(m *snapshot.Snapshot, r content.Retired) *view.Feed {
	f := empty(m, content.FacetURL(r.Facet, r.Term), r.Term, "This feed has ended.")
	to := m.Absolute(Successor(r))
	f.Items = []view.FeedItem{{
		ID: m.Library.Settings.FeedID + "retired-" + r.Facet + "-" + r.Term, Title: "This feed has ended",
		Link: to, HTML: "<p>This feed has ended. Follow " + html.EscapeString(to) + "feed.xml instead.</p>", Published: f.Updated,
	}}
	return f
}

// Successor returns the URL of the listing that took the place of a retired
// term's.
func Successor(r content.Retired) string {
	if r.ReplacedBy == "" {
		return "/opportunities/"
	}
	return content.FacetURL(r.Facet, r.ReplacedBy)
}

// empty makes a feed without items.
func empty(m *snapshot.Snapshot, url, title, summary string) *view.Feed {
	return &view.Feed{
		Title: m.FeedTitle(title), Description: summary,
		Self: m.Absolute(url + "feed.xml"), Home: m.Absolute(url),
		Language: m.Library.Settings.Language, Rights: m.Library.Settings.Licence.Label,
		Updated: m.Library.Settings.Since.In(m.At.Location()),
	}
}

// updated returns the day of the last change to a listing's terms.
func updated(m *snapshot.Snapshot, chosen []facet.Choice) (last content.Date) {
	for _, c := range chosen {
		t, _ := m.Facets.Term(c)
		if d := t.Updated; !d.IsZero() && (last.IsZero() || d.Compare(last) > 0) {
			last = d
		}
	}
	return last
}

// items tells what matters about opportunities, each thing once, newest first.
// A reader seldom shows an item again that has changed, so what happens later
// is an item of its own.
func items(m *snapshot.Snapshot, list []*content.Opportunity) []view.FeedItem {
	var items []view.FeedItem
	for _, o := range list {
		items = append(items, itemsOf(m, o)...)
	}
	slices.SortFunc(items, func(a, b view.FeedItem) int {
		return cmp.Or(b.Published.Compare(a.Published), cmp.Compare(a.ID, b.ID))
	})
	return items[:min(feedSize, len(items))]
}

func itemsOf(m *snapshot.Snapshot, o *content.Opportunity) []view.FeedItem {
	s := m.Status(o)
	id := m.Library.Settings.FeedID + o.ID
	link := m.Absolute(o.URL)
	categories := slices.Concat(m.Labels("group", o.Groups), m.Labels("stage", o.Stages), m.Labels("activity", o.Activity), m.Labels("area", o.Areas))
	item := func(suffix, anchor, before string, at time.Time, paragraphs ...string) view.FeedItem {
		var b strings.Builder
		for _, p := range paragraphs {
			if p != "" {
				b.WriteString("<p>" + html.EscapeString(p) + "</p>")
			}
		}
		return view.FeedItem{
			ID: id + suffix, Title: before + o.Title, Link: link + anchor, HTML: b.String(),
			Published: at, Categories: categories,
		}
	}
	before := ""
	if s.IsOver() {
		before = "Closed: "
	}
	brief := wording.Brief(o, s)
	items := []view.FeedItem{item("", "", before, o.Published.Time, brief, o.Summary)}
	if openedLater(m, o) {
		items = append(items, item("#open", "", "Now open: ", o.Opens.Time, brief, o.Summary))
	}
	for _, u := range o.UpdatesAt(m.At) {
		if u.Kind == "correction" {
			continue
		}
		name := snapshot.UpdateID(u)
		items = append(items, item("#"+name, "#"+name, content.Label("update", u.Kind)+": ", u.Date.In(m.At.Location()), brief, u.Text))
	}
	for _, r := range o.OutcomesAt(m.At) {
		name := snapshot.OutcomeID(r)
		paragraphs := []string{brief}
		for _, part := range []struct {
			label string
			texts []string
		}{{"What people said: ", r.Heard}, {"What changed: ", r.Did}, {"What did not change: ", r.NotDone}} {
			for i, t := range part.texts {
				if i == 0 {
					t = part.label + t
				}
				paragraphs = append(paragraphs, t)
			}
		}
		items = append(items, item("#"+name, "#"+name, "What changed: ", r.Published.In(m.At.Location()), paragraphs...))
	}
	return items
}

// openedLater reports whether an opportunity opened on a day of its own, later
// than it was first shown, and was not paused or cancelled on an earlier day.
// What happens on the day itself comes after the opening: an item that readers
// have seen must not go away.
func openedLater(m *snapshot.Snapshot, o *content.Opportunity) bool {
	opens := o.Opens.Time
	if !opens.After(o.Published.Time) || m.At.Before(opens) {
		return false
	}
	state := ""
	for _, u := range o.Updates {
		switch u.Kind {
		case "paused", "full", "reopened", "cancelled":
			if u.Date.Compare(content.DateOf(opens)) < 0 {
				state = u.Kind
			}
		}
	}
	return state == "" || state == "reopened"
}
