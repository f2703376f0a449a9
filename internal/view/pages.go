package view

// Subscribe is the page of every feed in plain words.
type Subscribe struct {
	Page
	Everything  Link
	Groups      []FeedList // by who you are first
	MailingList *Link
}

// A FeedList is the feeds of one facet.
type FeedList struct {
	Label string
	Feeds []FeedLink
}

// A FeedLink leads to a feed and to the listing that it follows.
type FeedLink struct {
	Listing Link
	Feed    Link
	Plain   string // who or what the term is
}

// Search is the page that searches guidance and opportunities.
type Search struct {
	Page
	Index    URL        // the file of what can be found beside open opportunities: see [SearchIndex]
	Records  URL        // the file of all open opportunities: see [Records]
	Sections []LinkList // where to look without a search
}

// SiteMap is the page that leads to every other.
type SiteMap struct {
	Page
	Sections []LinkList
}

// A LinkList is links under a heading.
type LinkList struct {
	Label string
	Links []Link
}

// NotFound is the page for an address that leads nowhere.
type NotFound struct {
	Page
	Links []Link
}

// Moved stands at an old address for hosts that do not read _redirects.
type Moved struct {
	Page
	To Link
}

func (*Home) view()        {}
func (*Article) view()     {}
func (*Listing) view()     {}
func (*Opportunity) view() {}
func (*Subscribe) view()   {}
func (*Search) view()      {}
func (*SiteMap) view()     {}
func (*NotFound) view()    {}
func (*Moved) view()       {}

// Layout implements [Document].
func (*Home) Layout() string { return "home" }

// Layout implements [Document].
func (*Article) Layout() string { return "article" }

// Layout implements [Document].
func (*Listing) Layout() string { return "listing" }

// Layout implements [Document].
func (*Opportunity) Layout() string { return "opportunity" }

// Layout implements [Document].
func (*Subscribe) Layout() string { return "subscribe" }

// Layout implements [Document].
func (*Search) Layout() string { return "search" }

// Layout implements [Document].
func (*SiteMap) Layout() string { return "sitemap" }

// Layout implements [Document].
func (*NotFound) Layout() string { return "not-found" }

// Layout implements [Document].
func (*Moved) Layout() string { return "moved" }
