package content

import "time"

// Headings are those that the body of every opportunity has, in their order.
var Headings = []string{"Why we are doing this", "What you will be asked to do", "What difference you will make", "Support you can have", "What happens next"}

// An Opportunity is one way to take part: its front matter after defaults were
// filled in, and its body.
type Opportunity struct {
	Page
	ID string // the slug when the author gave none

	Activity     []string
	Groups       []string
	Stages       []string
	Organisation string
	Partners     []string
	Topics       []string
	Programme    string

	Published When
	Opens     When // Published when the author gave none
	Closes    Closing
	Entry     string // respond, apply, book or drop-in
	Updates   []Update
	Sessions  []Session

	Mode   []string
	Areas  []string
	Venue  string
	Access string

	Time        TimeNeeded
	Payment     Payment
	Expenses    Expenses
	Support     []string // terms, or "ask" alone
	SupportNote string
	Formats     []Format

	TakePart    []Way
	WaitingList bool
	Contact     Contact

	WhoCan            []string
	WhoCannot         []string
	EspeciallyWelcome []string
	OpenTo            string // everyone, members or invited
	AgeMin            int    // 18 when the author gave none
	AgeMax            int    // 0 for no limit
	Places            int    // 0 when not said
	Checks            []string

	Decision     Decision
	ContentNote  string
	Helplines    []Helpline
	Safeguarding string
	DataUse      string
	Selection    string
	Related      []string

	OutcomeDue   Date
	OutcomeDelay string
	ReportEvery  Months
	Checked      Date
	Outcomes     []Outcome
}

// A Closing is a deadline, or Ongoing when there is none.
type Closing struct {
	When
	Ongoing bool
}

// Months is a length of time in whole months.
type Months int

// An Update says what changed, and from when on it is shown.
type Update struct {
	When When
	Kind string // news correction extended changed paused full reopened cancelled
	Text string
}

// A Session is a meeting at a time of its own.
type Session struct {
	ID        string
	Starts    When
	Ends      When
	Mode      string
	Venue     string
	Note      string
	Cancelled bool
	Repeat    Repeat
}

// Repeat says how a session comes again. Every is week, fortnight or month;
// empty when it does not.
type Repeat struct {
	Every string
	Until Date
}

// TimeNeeded is what taking part takes.
type TimeNeeded struct {
	Text    string
	Minutes int
	Per     string // once, session, week or month
}

// Payment is what people are paid. It is never inferred.
type Payment struct {
	Kind   string // paid voucher paid-or-voucher prize-draw unpaid
	Amount string
	Basis  string // hour session half-day day fixed; empty when not said
	Note   string
}

// A Format is a version of the papers that suits somebody better.
type Format struct {
	Kind      string
	URL       string
	OnRequest bool
	Lang      string
	Closes    When
}

// A Way is one way to take part.
type Way struct {
	Kind  string // link email phone sms text-relay video-relay post in-person
	To    string
	Label string
}

// A Decision says what can still change, and who decides.
type Decision struct {
	Who, When, Open, Settled string
}

// A Helpline is somebody to talk to about a hard subject.
type Helpline struct {
	Name, To string
}

// An Outcome says what people said and what changed because of it.
type Outcome struct {
	Published   Date
	Heard       []string
	Did         []string
	NotDone     []string
	DecisionDue Date
	Documents   []Document
}

// A Document is something to read, at an address.
type Document struct {
	Label, URL string
}

// DefaultEntry returns what the deadline of an activity is for when the author
// does not say.
func DefaultEntry(activity string) string {
	switch activity {
	case "survey", "consultation", "document-review":
		return "respond"
	case "workshop", "focus-group":
		return "book"
	case "community-event":
		return "drop-in"
	default:
		return "apply"
	}
}

// IsPublished reports whether the opportunity is shown at the instant.
func (o *Opportunity) IsPublished(at time.Time) bool {
	return !at.Before(o.Published.Time)
}

// UpdatesAt returns the updates that are shown at the instant, oldest first.
// The location of at is the site's.
func (o *Opportunity) UpdatesAt(at time.Time) []Update {
	for i, u := range o.Updates {
		if u.When.Time.After(at) {
			return o.Updates[:i]
		}
	}
	return o.Updates
}

// OutcomesAt returns the outcomes that are shown at the instant, oldest first.
// The location of at is the site's.
func (o *Opportunity) OutcomesAt(at time.Time) []Outcome {
	today := DateOf(at)
	for i, r := range o.Outcomes {
		if r.Published.Compare(today) > 0 {
			return o.Outcomes[:i]
		}
	}
	return o.Outcomes
}
