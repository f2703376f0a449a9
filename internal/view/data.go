package view

// SitemapXML is sitemap.xml.
type SitemapXML struct {
	Entries []SitemapEntry
}

// A SitemapEntry is a page that search engines may show.
type SitemapEntry struct {
	Loc     string // absolute
	LastMod string // 2026-12-04; empty when not known
}

// Robots is robots.txt.
type Robots struct {
	Index   bool     // search engines may show the site
	Allow   []string // patterns of what may be fetched all the same
	Sitemap string   // absolute
}

// Headers is the _headers file of hosts such as Netlify.
type Headers struct {
	Rules []HeaderRule
}

// A HeaderRule gives headers to the paths that match.
type HeaderRule struct {
	Path   string
	Values []HTTPHeader
}

// An HTTPHeader is one header of a response.
type HTTPHeader struct {
	Name, Value string
}

// Redirects is the _redirects file of hosts such as Netlify.
type Redirects struct {
	Rules []Redirect
}

// A Redirect leads from an old path to a new address.
type Redirect struct {
	From, To string
}

// Data is opportunities/index.json: the opportunities as open data.
type Data struct {
	Version       int          `json:"version"`
	Site          DataSite     `json:"site"`
	Licence       *DataLicence `json:"licence,omitempty"`
	Opportunities []Record     `json:"opportunities"`
}

// DataSite says whose data it is.
type DataSite struct {
	Title        string `json:"title"`
	URL          string `json:"url"`
	Organisation string `json:"organisation,omitempty"`
	Language     string `json:"language"`
	TimeZone     string `json:"time_zone"`
	Demo         bool   `json:"demo,omitempty"`
}

// DataLicence says what others may do with the data.
type DataLicence struct {
	Name string `json:"name"`
	URL  string `json:"url,omitempty"`
}

// A Record is one opportunity of [Data], under its front matter's names.
// Instants are RFC 3339 in the site's time zone, dates 2026-12-04.
type Record struct {
	ID                string           `json:"id"`
	URL               string           `json:"url"`
	Status            string           `json:"status"`
	Title             string           `json:"title"`
	Summary           string           `json:"summary"`
	Lang              string           `json:"lang,omitempty"`
	Image             string           `json:"image,omitempty"`
	ImageAlt          string           `json:"image_alt,omitempty"`
	Activity          []string         `json:"activity"`
	Groups            []string         `json:"groups"`
	Stages            []string         `json:"stages"`
	Organisation      string           `json:"organisation"`
	Partners          []string         `json:"partners,omitempty"`
	Published         string           `json:"published"`
	Opens             string           `json:"opens"`
	Closes            string           `json:"closes"` // an instant, or "ongoing"
	Entry             string           `json:"entry"`
	Updates           []RecordUpdate   `json:"updates,omitempty"`
	Mode              []string         `json:"mode"`
	Areas             []string         `json:"areas"`
	Venue             string           `json:"venue,omitempty"`
	Access            string           `json:"access,omitempty"`
	Sessions          []RecordSession  `json:"sessions,omitempty"`
	Time              RecordTime       `json:"time"`
	Payment           RecordPayment    `json:"payment"`
	Expenses          *RecordExpenses  `json:"expenses,omitempty"`
	Support           []string         `json:"support,omitempty"`
	SupportNote       string           `json:"support_note,omitempty"`
	Formats           []RecordFormat   `json:"formats,omitempty"`
	TakePart          []RecordWay      `json:"take_part,omitempty"` // while people can take part
	WaitingList       bool             `json:"waiting_list,omitempty"`
	Contact           *RecordContact   `json:"contact,omitempty"`
	WhoCan            []string         `json:"who_can"`
	WhoCannot         []string         `json:"who_cannot,omitempty"`
	EspeciallyWelcome []string         `json:"especially_welcome,omitempty"`
	OpenTo            string           `json:"open_to,omitempty"`
	AgeMin            int              `json:"age_min"`
	AgeMax            int              `json:"age_max,omitempty"`
	Places            int              `json:"places,omitempty"`
	Checks            []string         `json:"checks,omitempty"`
	Topics            []string         `json:"topics,omitempty"`
	Decision          *RecordDecision  `json:"decision,omitempty"`
	ContentNote       string           `json:"content_note,omitempty"`
	Helplines         []RecordHelpline `json:"helplines,omitempty"`
	Safeguarding      string           `json:"safeguarding,omitempty"`
	DataUse           string           `json:"data_use,omitempty"`
	Selection         string           `json:"selection,omitempty"`
	Related           []string         `json:"related,omitempty"`
	OutcomeDue        string           `json:"outcome_due,omitempty"`
	OutcomeDelay      string           `json:"outcome_delay,omitempty"`
	ReportEvery       string           `json:"report_every,omitempty"`
	Checked           string           `json:"checked,omitempty"`
	Outcomes          []RecordOutcome  `json:"outcomes,omitempty"`
}

// RecordUpdate is an update in a [Record].
type RecordUpdate struct {
	Date string `json:"date"`
	Kind string `json:"kind"`
	Text string `json:"text"`
}

// RecordSession is a session in a [Record].
type RecordSession struct {
	ID        string        `json:"id"`
	Starts    string        `json:"starts"`
	Ends      string        `json:"ends,omitempty"`
	Mode      string        `json:"mode,omitempty"`
	Venue     string        `json:"venue,omitempty"`
	Note      string        `json:"note,omitempty"`
	Cancelled bool          `json:"cancelled,omitempty"`
	Repeat    *RecordRepeat `json:"repeat,omitempty"`
}

// RecordRepeat says how a session comes again.
type RecordRepeat struct {
	Every string `json:"every"`
	Until string `json:"until,omitempty"`
}

// RecordTime is the time that taking part takes.
type RecordTime struct {
	Text    string `json:"text"`
	Minutes int    `json:"minutes"`
	Per     string `json:"per"`
}

// RecordPayment is what people are paid.
type RecordPayment struct {
	Kind   string `json:"kind"`
	Amount string `json:"amount,omitempty"`
	Basis  string `json:"basis,omitempty"`
	Note   string `json:"note,omitempty"`
}

// RecordExpenses says what people get back.
type RecordExpenses struct {
	Covered   string   `json:"covered"`
	Items     []string `json:"items,omitempty"`
	Prebooked bool     `json:"prebooked,omitempty"`
}

// RecordFormat is a version in another format or language.
type RecordFormat struct {
	Kind      string `json:"kind"`
	URL       string `json:"url,omitempty"`
	OnRequest bool   `json:"on_request,omitempty"`
	Lang      string `json:"lang,omitempty"`
	Closes    string `json:"closes,omitempty"`
}

// RecordWay is a way to take part.
type RecordWay struct {
	Kind  string `json:"kind"`
	To    string `json:"to"`
	Label string `json:"label,omitempty"`
}

// RecordContact is a team that people can reach.
type RecordContact struct {
	Team      string `json:"team"`
	Email     string `json:"email,omitempty"`
	Phone     string `json:"phone,omitempty"`
	TextRelay string `json:"text_relay,omitempty"`
}

// RecordOutcome is what people said and what changed.
type RecordOutcome struct {
	Published   string           `json:"published"`
	Heard       []string         `json:"heard"`
	Did         []string         `json:"did,omitempty"`
	NotDone     []string         `json:"not_done,omitempty"`
	DecisionDue string           `json:"decision_due,omitempty"`
	Documents   []RecordDocument `json:"documents,omitempty"`
}

// RecordDocument is something to read, at an absolute address.
type RecordDocument struct {
	Label string `json:"label"`
	URL   string `json:"url"`
}

// RecordDecision says what can still change, and who decides.
type RecordDecision struct {
	Who     string `json:"who,omitempty"`
	When    string `json:"when,omitempty"`
	Open    string `json:"open,omitempty"`
	Settled string `json:"settled,omitempty"`
}

// RecordHelpline is somebody to talk to about a hard subject.
type RecordHelpline struct {
	Name string `json:"name"`
	To   string `json:"to"`
}

// A Table is a file for spreadsheets: a header, and as many cells in each row.
type Table struct {
	Header []string
	Rows   [][]string
}

// DataSchema is the JSON Schema of [Data].
type DataSchema struct {
	Root Object
}

// An Object is a JSON object whose members keep their order. A value is a
// string, a bool, an int, an Object, or a list of strings or Objects.
type Object []Member

// A Member is one name of an [Object], and its value.
type Member struct {
	Name  string
	Value any
}

// File is one of the site's own files, copied as it is.
type File struct {
	Path string // of the source, from the site's folder
}

// Asset is a file of the theme, copied as it is.
type Asset struct {
	Name string // as the theme knows it
	Path string // fingerprinted, from the output folder
}

func (*SitemapXML) view() {}
func (*Robots) view()     {}
func (*Headers) view()    {}
func (*Redirects) view()  {}
func (*Data) view()       {}
func (*Table) view()      {}
func (*DataSchema) view() {}
func (*File) view()       {}
func (*Asset) view()      {}
