package view

// Records are the open opportunities as a browser filters and searches them:
// a file of the site's own, not for others. Every list has one item an
// opportunity, in the order of the site's own list, soonest closing first.
type Records struct {
	Version    int            `json:"version"`
	At         int64          `json:"at"`    // the Unix second since which all this holds
	Soon       int64          `json:"soon"`  // how many seconds before its end one is closing soon
	Path       string         `json:"path"`  // the address of one is this, its slug and a slash
	Page       int            `json:"page"`  // how many a page of a list holds
	Shown      int            `json:"shown"` // how many of the facets a form offers
	Facets     []RecordFacet  `json:"facets"`
	Slugs      []string       `json:"slugs"`
	Titles     []string       `json:"titles"`
	Summaries  []string       `json:"summaries"`
	Langs      map[int]string `json:"langs,omitempty"` // where it is not the site's
	ClosedFrom []int64        `json:"closedFrom"`      // the first is a Unix second, the others say how much later; those without one are ongoing
	Newest     []int          `json:"newest"`
	Cards      RecordCards    `json:"cards"`
}

// A RecordFacet is a facet, its terms as pairs of slug and label, and which of
// them each opportunity has: Of leads to a set, a set to terms.
type RecordFacet struct {
	Name  string      `json:"name"`
	Label string      `json:"label"`
	Terms [][2]string `json:"terms"`
	Sets  [][]int     `json:"sets"`
	Of    []int       `json:"of"`
}

// RecordCards are the texts of a [Card] that many share.
type RecordCards struct {
	Verb     Shared `json:"verb"`
	When     Shared `json:"when"`
	Activity Shared `json:"activity"`
	Time     Shared `json:"time"`
	Mode     Shared `json:"mode"`
	Payment  Shared `json:"payment"`
	Area     Shared `json:"area"`
	Groups   Shared `json:"groups"`
	Asked    Shared `json:"asked"`
}

// Shared is a text for each opportunity: Of leads to Values.
type Shared struct {
	Values []string `json:"values"`
	Of     []int    `json:"of"`
}

// SearchIndex is what can be found beside open opportunities.
type SearchIndex struct {
	Version       int           `json:"version"`
	Pages         []FoundPage   `json:"pages"`
	Opportunities []FoundRecord `json:"opportunities"`
}

// A FoundPage is a page of guidance or another of the site's own.
type FoundPage struct {
	Href    URL    `json:"href"`
	Title   string `json:"title"`
	Summary string `json:"summary,omitempty"`
	Lang    string `json:"lang,omitempty"` // where it is not the site's
	Text    string `json:"text,omitempty"` // all its words
}

// A FoundRecord is an opportunity that is not open.
type FoundRecord struct {
	Href    URL    `json:"href"`
	Title   string `json:"title"`
	Summary string `json:"summary"`
	Status  string `json:"status"`
	Verb    string `json:"verb"` // with When as on a [Card]
	When    string `json:"when"`
	Turns
	Labels []string `json:"labels"` // of its terms
	Lang   string   `json:"lang,omitempty"`
}

// PrintSheet is the stylesheet that tells links on paper the site's host, which
// their own addresses leave out.
type PrintSheet struct {
	Origin string // https://involvement.example.nhs.uk
}

func (*Records) view()     {}
func (*SearchIndex) view() {}
func (*PrintSheet) view()  {}
