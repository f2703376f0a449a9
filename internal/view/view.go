// Package view is the contract between a plan and what makes bytes of it: the
// theme's templates and the encoders.
//
// Values arrive ready to print: dates and counts are words, addresses are
// final, in the order in which they are shown. A template chooses and loops;
// it never computes. The package holds structs only, and knows nothing of how
// they are made or drawn.
package view

import "html/template"

// URL is a finished address: below the site's base path, or absolute.
type URL = template.URL

// HTML is finished markup from an author's Markdown.
type HTML = template.HTML

// A View is what one file of the output is made of.
type View interface{ view() }

// A Document is a View that a theme's layout draws. Layout is the name of that
// layout: "home" is layouts/home.html.
type Document interface {
	View
	Layout() string
}

// A Link has words and an address.
type Link struct {
	Text    string
	Href    URL
	Current bool // it leads to this very page
}

// A Site is what every page shares. One value serves all pages of a plan.
type Site struct {
	Title        string
	Language     string
	Brand        string // nhs or neutral
	Demo         bool
	Base         string // the path below which the site stands, with both slashes: / or /involve/
	Home         URL
	Organisation Link
	Footer       []Link
	Contact      *Contact
	Licence      *Link
	Accessible   URL // the page on asking for another format; empty when the site has none
	Suggest      URL // the page for suggestions; empty when the site has none
	Search       URL
	Updates      URL // the page on how to follow the site
	PrintSheet   URL // the stylesheet that gives links on paper the site's host: see [PrintSheet]

	ClosingSoon int64    // how many seconds before its end an opportunity is closing soon
	Statuses    []Status // what a card's status may turn into after the build
}

// A Page is what every HTML document has, as its field Page: one template draws
// the shell of every kind.
type Page struct {
	Site       *Site
	Title      string // the only h1
	HeadTitle  string // h1 – section – site
	Summary    string
	Lang       string // BCP 47
	OtherLang  string // the same, where it is not the site's
	Dir        string // ltr or rtl
	URL        URL    // the page's own address
	Canonical  URL    // the same, absolute
	NoIndex    bool
	Draft      bool
	Navigation []Link
	Breadcrumb []Link      // from the home page to the page above this one; empty on the home page
	Alternates []Alternate // feeds and calendars
	Image      *Image      // for social cards: its own or the site's
	EditURL    URL
	ReplacedBy *Link // where this page moved or was merged

	IsArticle bool   // a text that was published; no list and no tool
	Locale    string // en_GB; empty for a language without a country

	// What the page is about for search engines, as JSON-LD; nil for nothing.
	LinkedData any

	// The Unix second from which counts of opportunities may be wrong; 0 when
	// that never comes.
	CountsUntil int64
}

// An Image is what a page looks like where somebody shares it.
type Image struct {
	URL           URL // absolute
	Alt           string
	Width, Height int // in pixels; 0 when not known
}

// A Contact is a team that people can reach.
type Contact struct {
	Team      string
	Email     *Link
	Phone     *Link
	TextRelay *Link
}

// Home is the front page.
type Home struct {
	Page
	Body         HTML
	Groups       []Teaser // who are you: to each group's listing
	All          Teaser   // to every open opportunity, with its count
	ClosingFirst []*Card  // those that close soonest
	Changed      []Change // what changed because people took part
	Stages       []Teaser // to each stage's guide
	Guidance     *Link
	Subscribe    Link
}

// A Teaser leads to a page and says what is there.
type Teaser struct {
	Link
	Summary string
	Count   string // "12 open now"; empty where nothing is counted
}

// A Change is an outcome as other pages tell it.
type Change struct {
	Link
	Date string
	Text string
}

// Article is a page of guidance, or one of the site's other pages.
type Article struct {
	Page
	Body      HTML
	Contents  []Link   // to its h2 headings; empty when there are fewer than three
	Section   *Link    // the section it stands in
	Siblings  []Link   // the pages of its section in order, itself among them
	Children  []Teaser // the pages and sections below a section's own page
	Previous  *Link
	Next      *Link
	Reviewed  string // "22 November 2026"; empty when not said
	ReviewDue string
	Updated   string
	Listing   *Teaser // a stage guide: to the opportunities of that stage
}

// A Listing is a list of opportunities.
type Listing struct {
	Page
	Plain     string      // who or what the term is, in a sentence; empty on the main listing
	Intro     HTML        // the term's own text
	Guide     *Link       // a stage's guidance page
	Website   *Link       // an organisation's own site
	Count     string      // "12 opportunities", "No opportunities"
	Chosen    []Chip      // the terms that this page is about
	Filter    *Filter     // links to other listings; nil when there are none
	Cards     []*Card     // of this page of the list
	Years     []Year      // of a listing by year, in place of Cards
	Pages     *Pagination // nil when all are on one page
	Elsewhere []Teaser    // upcoming and closed listings
	Follow    *Follow     // nil when the listing has no feed
	Empty     string      // what to say when there is none
	Instead   []Link      // where to go when there is none
	Finder    *Finder     // nil when the list cannot be filtered
}

// A Filter leads from a listing to others, facet by facet. All pages of a
// listing share one.
type Filter struct{ Facets []FacetList }

// A Finder is what a browser needs to filter a list by itself.
type Finder struct {
	Records URL    // the file of all open opportunities: see [Records]
	Keys    string // the names that an address of the page may have in its query, apart by spaces
	Query   string // what this page is about, as that page's address says it: "group=carers&mode=online"
	Models
}

// Models are what a filter's form, cards and words are made from in a browser.
// Many pages have the same.
type Models struct {
	Action  URL   // the page that shows filtered lists
	Here    bool  // this is that page
	Card    *Card // its values are placeholders such as {title}
	Updates URL   // the page on how to follow the site
	Suggest URL   // the page for suggestions; empty when the site has none
}

// A Chip is a chosen term, and the listing without it.
type Chip struct {
	Facet  string // "Who you are"
	Term   string // "Carers"
	Remove URL
}

// A FacetList leads from a listing to those of a facet's terms.
type FacetList struct {
	Name  string // group
	Label string // "Who you are"
	Open  bool   // shown unfolded to begin with
	Terms []FacetLink
}

// A FacetLink is one term of a facet with the number of opportunities that are
// open now behind the link.
type FacetLink struct {
	Link
	Count int
}

// A Year is the part of a listing under one heading: a year, or what its
// opportunities have in common.
type Year struct {
	Year  string
	ID    string // an anchor
	Cards []*Card
}

// A Card tells of an opportunity in a list.
type Card struct {
	Link
	Summary string
	Lang    string // of title and summary, where it is not the page's
	Status  Status
	Verb    string // "Closes"; may be empty
	When    string // "Friday 4 December 2026 at 5pm, UK time", "Ongoing, with no closing date"
	Turns
	Activity string
	Mode     string // "Online or by phone"
	Area     string
	Time     string
	Payment  string
	Groups   string
	Asked    string // who asks
}

// Turns are the Unix seconds at which an opportunity opens and closes, each 0
// when it never comes or is past. A page may be read long after it was made.
type Turns struct {
	OpenFrom   int64 `json:"openFrom,omitempty"`
	ClosedFrom int64 `json:"closedFrom,omitempty"`
}

// A Status is where an opportunity stands.
type Status struct {
	Name  string // upcoming open closing-soon paused full closed cancelled outcome
	Label string // "Closing soon"
	Means string // what that means for a reader now, in a sentence
}

// A Pagination leads to the other pages of a long list.
type Pagination struct {
	Previous, Next URL // empty on the first and the last page
	Numbers        []PageNumber
}

// A PageNumber is one page of a long list, or the gap between two.
type PageNumber struct {
	Number  int
	Href    URL
	Current bool
	Gap     bool
}
