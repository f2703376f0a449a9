package view

// An Opportunity is the page of one opportunity. Fields stand in the order in
// which the page tells them; an empty one is not shown.
type Opportunity struct {
	Page
	Results   []Outcome // newest first; before all else once there is one
	Status    Status
	Labels    []string // "Members only"
	Facts     []Fact
	Action    *Link    // the button: to the first link, else to the ways on this page; nil when nobody can take part
	Updates   []Update // newest first
	Note      string   // what the content is about, before the body: a sensitive subject
	Helplines []Way
	Body      HTML
	Sessions  []Session
	Formats   []Format
	Ways      []Way // every way to take part; empty when nobody can
	WayTitle  string
	Who       Who
	Next      []Fact // what happens with what you say: decision, outcome due, data, selection, safeguarding
	Contact   *Contact
	Another   URL // how to ask for another format
	Related   []Link
	Tags      []*FacetList // the listings it is in
	Calendar  URL          // its dates and sessions as a calendar; empty when it has none
	WebCal    URL          // the same, for a program to subscribe to
	Turns
	Closed *Status // how it stands once it has closed; nil when it is over, or never will be
	Opens  string  // when it opens, while it has not
	Sheet  bool    // on paper it is a sheet to pin up: it is not over
	Code   *Code   // the QR code of the page's address, for that sheet; nil when the address is too long for one
}

// A Code is a drawing of lines to be stroked one unit wide, as an SVG has it.
type Code struct {
	Box  string // what it is drawn in: "0 0 37 37"
	Path string // the path data
}

// A Fact is one row of the summary: a label and one or more lines.
type Fact struct {
	Name  string // for styles and scripts: opens deadline where who, or aside for what is not on a sheet; empty for the rest
	Label string
	Lines []Line
}

// A Line is text, or a link when Href is set.
type Line struct {
	Text string
	Href URL
}

// An Update says what changed and when.
type Update struct {
	ID    string // an anchor
	Date  string
	Label string // "Deadline extended"
	Text  string
}

// An Outcome keeps apart what people said and what changed.
type Outcome struct {
	ID          string
	Date        string
	Heard       []string
	Did         []string
	NotDone     []string
	DecisionDue string
	Documents   []Link
}

// A Session is a meeting.
type Session struct {
	ID        string
	When      string
	Where     string
	Note      string
	Cancelled bool
}

// A Format is a version in another format or language.
type Format struct {
	Label string // "Easy read (PDF, 126KB)"
	Href  URL    // empty when it has to be asked for
	Lang  string // of the version
	Note  string // "Ask us for it."
	Until string // "You can answer in this format until …", while people can

	ClosedFrom int64 // the Unix second from which they cannot
}

// A Way is one way to take part, or somebody to call, as text that can be
// copied or read out.
type Way struct {
	Kind  string   // link email phone sms text-relay video-relay post in-person
	Label string   // "Email the team"
	Lines []string // the address, number or place itself
	Href  URL      // https:, mailto:, tel: or sms:; empty for post and in person

	Online bool // a link or a video relay: on paper the page's own address leads there
}

// Who says who can take part.
type Who struct {
	Can, Cannot, Welcome []string
	Ages                 string
	Checks               []string
	Places               string
}

// TakePartID is the anchor of the ways to take part on an opportunity's page.
// Anchors of a theme have an underscore, which those of headings never do.
const TakePartID = "take_part"
