package snapshot

import (
	"slices"
	"strings"

	"involve/internal/content"
	"involve/internal/facet"
	"involve/internal/view"
)

// What the files beside a listing are called that people follow it by.
const (
	FeedFile     = "feed.xml" // RSS
	AtomFile     = "atom.xml"
	JSONFile     = "feed.json"
	OpenFile     = "open.xml" // RSS of what is open only
	CalendarFile = "calendar.ics"
)

// OPMLURL is the list of all feeds.
const OPMLURL = "/subscribe/feeds.opml"

// PictureURL returns the URL of the picture of a group, or of the whole site
// when it is nil.
func PictureURL(group *content.Page) string {
	if group == nil {
		return "/subscribe/everyone.png"
	}
	return "/subscribe/group-" + group.Slug + ".png"
}

// HasFeed reports whether the listing of some choices has a feed and a
// calendar: that of all opportunities does, and those whose facets all have
// feeds.
func (s *Snapshot) HasFeed(chosen ...facet.Choice) bool {
	return !slices.ContainsFunc(chosen, func(c facet.Choice) bool { return !slices.Contains(s.Library.Settings.Feeds, c.Facet) })
}

// Followed returns the facets whose terms have feeds: who people are first, the
// others in the order of the table.
func (s *Snapshot) Followed() (list []facet.Facet) {
	for _, f := range s.Facets.Facets {
		switch {
		case !s.HasFeed(facet.Choice{Facet: f.Name}):
		case f.Name == "group":
			list = slices.Insert(list, 0, f)
		default:
			list = append(list, f)
		}
	}
	return list
}

// HasFormats reports whether a listing that has a feed has it in every format:
// that of all opportunities does, and those of a group.
func HasFormats(chosen ...facet.Choice) bool {
	return len(chosen) == 0 || len(chosen) == 1 && chosen[0].Facet == "group"
}

// FeedTitle is what a reader lists a feed as.
func (s *Snapshot) FeedTitle(title string) string {
	title += " – " + s.Library.Settings.Title
	if s.Library.Settings.Demo {
		title = "Example: " + title
	}
	return title
}

// Follow returns how to follow the listing of some choices, which has a feed.
func (s *Snapshot) Follow(listing, name, plain string, chosen ...facet.Choice) view.Follow {
	f := view.Follow{
		Listing: view.Link{Text: name, Href: s.Href(listing)}, Plain: plain,
		Feed: s.Href(listing + FeedFile), Calendar: s.Href(listing + CalendarFile), WebCal: s.WebCal(listing + CalendarFile),
	}
	if HasFormats(chosen...) {
		f.Atom, f.JSON, f.Open = s.Href(listing+AtomFile), s.Href(listing+JSONFile), s.Href(listing+OpenFile)
	}
	return f
}

// WebCal returns the address of a calendar under the scheme by which calendar
// programs subscribe.
func (s *Snapshot) WebCal(url string) view.URL {
	_, rest, _ := strings.Cut(s.Absolute(url), ":")
	return view.URL("webcal:" + rest)
}

// Alternates returns what a page says of the ways to follow a listing.
func (s *Snapshot) Alternates(f view.Follow, title string) (list []view.Alternate) {
	title = s.FeedTitle(title)
	for _, a := range []view.Alternate{
		{Type: "application/rss+xml", Href: f.Feed},
		{Type: "application/atom+xml", Href: f.Atom},
		{Type: "application/feed+json", Href: f.JSON},
		{Type: "text/calendar", Href: f.Calendar},
	} {
		if a.Href != "" {
			a.Title = title
			list = append(list, a)
		}
	}
	return list
}

// HasCalendar reports whether an opportunity has dates for a calendar of its
// own: a deadline, an opening day or sessions.
func HasCalendar(o *content.Opportunity) bool {
	return !o.Closes.Ongoing || OpensLater(o) || len(o.Sessions) > 0
}

// OpensLater reports whether an opportunity opens on a later day than it is
// first shown.
func OpensLater(o *content.Opportunity) bool {
	return o.Opens.Date().Compare(o.Published.Date()) > 0
}
