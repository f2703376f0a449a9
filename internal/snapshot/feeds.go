package snapshot

import (
	"slices"

	"involve/internal/facet"
	"involve/internal/view"
)

// HasFeed reports whether the listing of some choices has a feed: that of all
// opportunities does, and those whose facets all have feeds.
func (s *Snapshot) HasFeed(chosen ...facet.Choice) bool {
	return !slices.ContainsFunc(chosen, func(c facet.Choice) bool { return !slices.Contains(s.Library.Settings.Feeds, c.Facet) })
}

// FeedLink returns the link to the feed of a listing.
func (s *Snapshot) FeedLink(listing, title string) view.Link {
	return view.Link{Text: s.FeedTitle(title), Href: s.Href(listing + "feed.xml")}
}

// FeedTitle is what a reader lists a feed as.
func (s *Snapshot) FeedTitle(title string) string {
	title += " – " + s.Library.Settings.Title
	if s.Library.Settings.Demo {
		title = "Example: " + title
	}
	return title
}
