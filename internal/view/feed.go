package view

import "time"

// A Feed is what a feed reader follows, in one of three formats. All addresses
// are absolute.
type Feed struct {
	Format      FeedFormat
	ID          string // for ever the same
	Title       string
	Description string
	Self        string // its own address
	Home        string // the address of the listing that it follows
	Stylesheet  string // what makes it readable in a browser; empty for none
	Language    string
	Author      string // who publishes it
	AuthorURL   string
	Rights      string // the licence's name, and its address
	RightsURL   string
	Updated     time.Time
	Items       []FeedItem // newest first
}

// A FeedFormat is one of the formats that readers know.
type FeedFormat int

// The formats of feeds.
const (
	RSS      FeedFormat = iota // RSS 2.0
	Atom                       // Atom 1.0
	JSONFeed                   // JSON Feed 1.1
)

// A FeedItem is one entry of a feed. It tells of one thing that happened, and
// what happens later is another item, so it has one date only.
type FeedItem struct {
	ID         string // for ever the same
	Title      string
	Lang       string // of the title and the text, where it is not the feed's
	Link       string
	Summary    string // as text; its first line says when, payment, how and the time needed
	HTML       string // the whole, as markup
	Image      *FeedImage
	Published  time.Time
	Categories []FeedCategory
}

// A FeedImage is the picture of an item.
type FeedImage struct {
	URL           string
	Type          string // image/jpeg; empty when not known
	Alt           string
	Size          int64 // bytes; 0 when not known
	Width, Height int   // pixels; 0 when not known
}

// A FeedCategory is one term that an item has.
type FeedCategory struct {
	Scheme string // the facet, as an address: …/opportunities/group/
	Term   string // carers
	Label  string // Carers
}

// An Alternate is a link rel=alternate to another form of a page.
type Alternate struct {
	Title string
	Type  string // application/rss+xml
	Href  URL
}

// A Follow is how to hear of what is new in a listing. An address is empty
// where the listing has nothing in that format.
type Follow struct {
	Listing  Link   // the list itself, under the name of its terms
	Plain    string // who or what that is, in a sentence; may be empty
	Feed     URL    // RSS
	Atom     URL
	JSON     URL // JSON Feed
	Open     URL // RSS of what is open only, for a block on somebody's own page
	Calendar URL
	WebCal   URL // the same calendar, for a program to subscribe to
}

// OPML is a list of feeds that a reader takes all at once.
type OPML struct {
	Title  string
	Owner  string // who publishes the feeds
	Groups []OPMLGroup
}

// An OPMLGroup is a folder of feeds.
type OPMLGroup struct {
	Label string
	Feeds []OPMLFeed
}

// An OPMLFeed is one feed of the list. Its addresses are absolute.
type OPMLFeed struct {
	Title       string
	Description string
	Feed        string
	Home        string
	Language    string
}

func (*Feed) view() {}
func (*OPML) view() {}
