package share

import (
	"cmp"
	"html"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"involve/internal/content"
	"involve/internal/facet"
	"involve/internal/snapshot"
	"involve/internal/view"
	"involve/internal/wording"
)

// feedSize is how many items a feed holds.
const feedSize = 50

// A Listing is a list of opportunities as people follow it: by feeds and a
// calendar. It is safe for concurrent use.
type Listing struct {
	m      *snapshot.Snapshot
	url    string
	title  string
	empty  time.Time                          // the date of a feed without items
	list   func() []*content.Opportunity      // everything shown that was ever in it
	latest func() (all, open []view.FeedItem) // newest first, as many as a feed holds
}

// NewListing returns the listing of some choices.
func NewListing(m *snapshot.Snapshot, url, title string, chosen []facet.Choice) *Listing {
	l := &Listing{m: m, url: url, title: title, empty: updated(m, chosen)}
	l.list = sync.OnceValue(func() []*content.Opportunity { return m.Facets.Filter(m.Shown, chosen...) })
	l.latest = sync.OnceValues(func() (all, open []view.FeedItem) { return l.happening(feedSize) })
	return l
}

// happening tells what happened, and what is open, newest first and as many of
// each at most.
func (l *Listing) happening(most int) (all, open []view.FeedItem) {
	all = latest(l.m, l.list(), most, func(o *content.Opportunity) []view.FeedItem { return itemsOf(l.m, o) })
	isOver := func(o *content.Opportunity) bool { return !l.m.Status(o).IsOpen() }
	open = latest(l.m, slices.DeleteFunc(slices.Clone(l.list()), isOver), most, func(o *content.Opportunity) []view.FeedItem {
		return []view.FeedItem{opening(o, itemsOf(l.m, o))}
	})
	return all, open
}

// latest returns the newest items, and makes few more than these: it goes by when
// anything happened to each opportunity at last.
func latest(m *snapshot.Snapshot, list []*content.Opportunity, most int, itemsOf func(*content.Opportunity) []view.FeedItem) (items []view.FeedItem) {
	type active struct {
		*content.Opportunity
		last time.Time
	}
	newest := make([]active, len(list))
	for i, o := range list {
		newest[i] = active{o, lastHappening(m, o)}
	}
	slices.SortStableFunc(newest, func(a, b active) int { return b.last.Compare(a.last) })
	for i, o := range newest {
		if len(items) >= most && i%most == 0 {
			slices.SortFunc(items, newestFirst)
			if items[most-1].Published.After(o.last) {
				break
			}
		}
		items = append(items, itemsOf(o.Opportunity)...)
	}
	slices.SortFunc(items, newestFirst)
	// What is cut off must not stay in memory as long as the plan does.
	return slices.Clone(items[:min(most, len(items))])
}

// lastHappening returns a time that no item of an opportunity is newer than.
func lastHappening(m *snapshot.Snapshot, o *content.Opportunity) time.Time {
	last := o.Published.Time
	later := func(t time.Time) {
		if t.After(last) && !t.After(m.At) {
			last = t
		}
	}
	later(o.Opens.Time)
	for _, u := range o.UpdatesAt(m.At) {
		later(u.When.Time)
	}
	for _, r := range o.OutcomesAt(m.At) {
		later(r.Published.In(m.At.Location()))
	}
	return last
}

// Feed makes the feed of all that happens, in a format.
func (l *Listing) Feed(format view.FeedFormat) *view.Feed {
	all, _ := l.latest()
	return l.feed(format, all)
}

// Open makes the feed of what people can take part in now: an item for each,
// and none for what happened to it since.
func (l *Listing) Open() *view.Feed {
	_, open := l.latest()
	v := l.feed(view.RSS, open)
	v.Self = l.m.Absolute(l.url + snapshot.OpenFile)
	v.Title = l.m.FeedTitle(l.title + ", open now")
	v.Description = "What you can take part in now."
	return v
}

func (l *Listing) feed(format view.FeedFormat, items []view.FeedItem) *view.Feed {
	v := frame(l.m, format, l.url, l.title, "Each new way to take part, what changes, and what came of it.")
	v.Items, v.Updated = items, l.empty
	if len(items) > 0 {
		v.Updated = items[0].Published
	}
	return v
}

// fileOf returns what a feed is called in a format.
func fileOf(format view.FeedFormat) string {
	return [...]string{view.RSS: snapshot.FeedFile, view.Atom: snapshot.AtomFile, view.JSONFeed: snapshot.JSONFile}[format]
}

// frame makes a feed without items.
func frame(m *snapshot.Snapshot, format view.FeedFormat, url, title, description string) *view.Feed {
	s := &m.Library.Settings
	return &view.Feed{
		Format: format, ID: s.FeedID + strings.Trim(url, "/") + "/",
		Title: m.FeedTitle(title), Description: description,
		Self: m.Absolute(url + fileOf(format)), Home: m.Absolute(url), Stylesheet: string(m.FeedSheet),
		Language: s.Language, Author: s.Organisation.Label, AuthorURL: m.SettingsAddress(s.Organisation.URL),
		Rights: s.Licence.Label, RightsURL: m.SettingsAddress(s.Licence.URL),
	}
}

// updated returns the day of the last change to a listing's terms, or the day
// since which the site is.
func updated(m *snapshot.Snapshot, chosen []facet.Choice) time.Time {
	var last content.Date
	for _, c := range chosen {
		t, _ := m.Facets.Term(c)
		if d := t.Updated; !d.IsZero() && (last.IsZero() || d.Compare(last) > 0) {
			last = d
		}
	}
	if last.IsZero() {
		last = m.Library.Settings.Since
	}
	return last.In(m.At.Location())
}

func newestFirst(a, b view.FeedItem) int {
	return cmp.Or(b.Published.Compare(a.Published), cmp.Compare(a.ID, b.ID))
}

// itemsOf tells what matters about an opportunity, each thing once. A reader
// seldom shows an item again that has changed, so what happens later is an item
// of its own. None is older than the opportunity's first: whoever takes only
// what is newer than their last visit would never see it.
func itemsOf(m *snapshot.Snapshot, o *content.Opportunity) []view.FeedItem {
	id := m.Library.Settings.FeedID + o.ID
	model := view.FeedItem{Link: m.Absolute(o.URL), Image: image(m, o), Categories: categories(m, o)}
	site, own := "", "" // how a text says in what language it is, where there are two
	if lang := m.Library.Settings.Language; o.Lang != "" && o.Lang != lang {
		model.Lang = o.Lang
		site, own = inLanguage(lang), inLanguage(o.Lang)
	}
	brief := wording.Brief(o, m.Status(o))
	item := func(name, before string, at time.Time, said string, more ...string) view.FeedItem {
		i := model
		i.ID, i.Title = id, before+o.Title
		if name != "" {
			i.ID += "#" + name
		}
		if i.Published = at; at.Before(o.Published.Time) {
			i.Published = o.Published.Time
		}
		texts := append([]string{said}, more...)
		i.Summary = strings.Join(append([]string{brief}, texts...), "\n")
		i.HTML = paragraphs(site, brief) + paragraphs(own, texts...)
		return i
	}
	anchored := func(i view.FeedItem, name string) view.FeedItem {
		i.Link += "#" + name
		return i
	}
	before := ""
	if m.Status(o).IsOver() {
		before = "Closed: "
	}
	first := item("", before, o.Published.Time, o.Summary)
	first.HTML = picture(first.Image) + first.HTML
	items := []view.FeedItem{first}
	if openedLater(m, o) {
		items = append(items, item("open", "Now open: ", o.Opens.Time, o.Summary))
	}
	for _, u := range o.UpdatesAt(m.At) {
		if u.Kind == "correction" {
			continue
		}
		name := snapshot.UpdateID(u)
		items = append(items, anchored(item(name, content.Label("update", u.Kind)+": ", u.When.Time, u.Text), name))
	}
	for _, r := range o.OutcomesAt(m.At) {
		name := snapshot.OutcomeID(r)
		said := outcome(r)
		items = append(items, anchored(item(name, "What changed: ", r.Published.In(m.At.Location()), said[0], said[1:]...), name))
	}
	return items
}

// opening returns the item that told of an open opportunity being open: the
// last time it opened. In a list of what is open nothing stands before a title.
func opening(o *content.Opportunity, items []view.FeedItem) view.FeedItem {
	last := items[0]
	for _, i := range items[1:] {
		if (strings.HasSuffix(i.ID, "#open") || strings.HasSuffix(i.ID, "-reopened")) && i.Published.After(last.Published) {
			last = i
		}
	}
	last.Title, last.Link, last.Summary, last.HTML = o.Title, items[0].Link, items[0].Summary, items[0].HTML
	return last
}

// outcome tells what people said and what changed, a paragraph each.
func outcome(r content.Outcome) (said []string) {
	for _, part := range []struct {
		label string
		texts []string
	}{{"What people said: ", r.Heard}, {"What changed: ", r.Did}, {"What did not change: ", r.NotDone}} {
		for i, t := range part.texts {
			if i == 0 {
				t = part.label + t
			}
			said = append(said, t)
		}
	}
	if len(said) == 0 {
		said = append(said, "")
	}
	return said
}

func paragraphs(attributes string, texts ...string) string {
	var b strings.Builder
	for _, t := range texts {
		if t != "" {
			b.WriteString("<p" + attributes + ">" + html.EscapeString(t) + "</p>")
		}
	}
	return b.String()
}

func inLanguage(lang string) string {
	return ` lang="` + html.EscapeString(lang) + `" dir="` + wording.Direction(lang) + `"`
}

// openedLater reports whether an opportunity has opened, later than it was
// first shown, and was not paused or cancelled before. What happens on that day,
// at no time of its own, comes after the opening: an item that readers have seen
// must not go away.
func openedLater(m *snapshot.Snapshot, o *content.Opportunity) bool {
	opens := o.Opens.Time
	if !opens.After(o.Published.Time) || m.At.Before(opens) {
		return false
	}
	before := slices.DeleteFunc(slices.Clone(o.Updates), func(u content.Update) bool {
		return !u.When.Time.Before(opens) || u.When.DateOnly && u.When.Date() == o.Opens.Date()
	})
	return content.StoppedBy(before) == ""
}

// image returns the picture of an opportunity, or nil.
func image(m *snapshot.Snapshot, o *content.Opportunity) *view.FeedImage {
	if o.Image == "" {
		return nil
	}
	_, t := m.Link(&o.Page, o.Image)
	i := &view.FeedImage{URL: m.AbsoluteLink(&o.Page, o.Image), Alt: o.ImageAlt, Type: imageType(o.Image)}
	if t.File != nil {
		i.Size, i.Width, i.Height = t.File.Size, t.File.Width, t.File.Height
	}
	return i
}

// imageType returns the media type of an image by its name. What a machine
// knows beside must not change a site, so the list is our own.
func imageType(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".jpg", ".jpeg":
		return "image/jpeg"
	case ".png":
		return "image/png"
	case ".gif":
		return "image/gif"
	case ".webp":
		return "image/webp"
	case ".avif":
		return "image/avif"
	case ".svg":
		return "image/svg+xml"
	}
	return ""
}

func picture(i *view.FeedImage) string {
	if i == nil {
		return ""
	}
	size := ""
	if i.Width > 0 {
		size = ` width="` + strconv.Itoa(i.Width) + `" height="` + strconv.Itoa(i.Height) + `"`
	}
	return `<p><img src="` + html.EscapeString(i.URL) + `" alt="` + html.EscapeString(i.Alt) + `"` + size + `></p>`
}

// categories are the terms of an opportunity that readers may sort by.
func categories(m *snapshot.Snapshot, o *content.Opportunity) (list []view.FeedCategory) {
	for _, c := range []struct {
		facet string
		terms []string
	}{{"group", o.Groups}, {"stage", o.Stages}, {"activity", o.Activity}, {"area", o.Areas}, {"topic", o.Topics}, {"organisation", []string{o.Organisation}}} {
		for i, label := range m.Labels(c.facet, c.terms) {
			list = append(list, view.FeedCategory{Scheme: m.Absolute("/opportunities/" + c.facet + "/"), Term: c.terms[i], Label: label})
		}
	}
	return list
}
