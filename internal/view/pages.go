package view

// Subscribe is the page of every feed and calendar in plain words.
type Subscribe struct {
	Page
	Everything  Follow
	Addresses   Addresses    // those of everything, to be read and typed
	Lists       []FollowList // by who you are first
	OPML        URL          // all feeds at once
	Data        Link         // the page on open data
	MailingList *Link
	Reach       *Link   // the page on how to reach the team; nil when there is none
	Pastes      []Paste // for noticeboards, newsletters and group chats
}

// A FollowList is what can be followed of one facet.
type FollowList struct {
	Name  string // group
	Label string // "Who you are"
	Terms []FollowTerm
}

// A FollowTerm is what can be followed of one term.
type FollowTerm struct {
	Follow
	More []FollowList // with one more term each, by its facet
}

// Addresses are those of a feed and a calendar as text, absolute.
type Addresses struct {
	Feed     string
	Calendar string
}

// A Paste is a short text and a picture to put where feeds do not reach.
type Paste struct {
	Label   string // who it is for
	Text    string // without the address
	Address string // absolute
	Picture URL
	Alt     string // the picture's words
}

// DataPage is the page that explains the open data.
type DataPage struct {
	Page
	DataGuide
	Contents  []Link // to the parts of the page
	Subscribe Link
	Credit    string // what to write beside the data, as its licence asks; empty without a licence
}

// A DataGuide is what there is to say of the open data.
type DataGuide struct {
	JSON, CSV, Schema DataFile
	Version           int
	Group             Term // whose opportunities the examples list; its Slug is empty when there is none
	Columns           []DataField
	Envelope          []DataField // around the list of opportunities
	Fields            []DataField // of one opportunity
}

// A DataFile is one file of the open data.
type DataFile struct {
	Href    URL
	Address string // the same, absolute
}

// A DataField is one field of the open data, or one column of the table.
type DataField struct {
	Name   string // payment.kind
	Holds  string // "Date", "List of words"
	Always bool   // it is there in every record
	Means  string
	Words  []string // all it can say, when these are few
}

// A Term is a slug and the label that readers see.
type Term struct {
	Slug, Label string
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
func (*DataPage) view()    {}
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
func (*DataPage) Layout() string { return "data" }

// Layout implements [Document].
func (*Search) Layout() string { return "search" }

// Layout implements [Document].
func (*SiteMap) Layout() string { return "sitemap" }

// Layout implements [Document].
func (*NotFound) Layout() string { return "not-found" }

// Layout implements [Document].
func (*Moved) Layout() string { return "moved" }
