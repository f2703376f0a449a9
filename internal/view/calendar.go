package view

import "time"

// A Calendar is what a calendar program subscribes to. All addresses are
// absolute.
type Calendar struct {
	Name        string
	Description string
	Self        string // its own address
	Home        string // the page that it belongs to
	Zone        *time.Location
	Events      []Event // in the order of their starts
}

// An Event is one entry of a calendar. Nothing in it depends on the instant of
// the build but through updates that people were told of, so that an event which
// is changed has a higher Sequence too.
type Event struct {
	UID         string // for ever the same
	Sequence    int    // how often it was changed
	Created     time.Time
	Modified    time.Time
	AllDay      bool      // Start is a day, and End, when there is one, the last day
	Start       time.Time // in the calendar's zone
	End         time.Time // zero when not known
	Summary     string
	Description string
	Location    string
	URL         string
	Cancelled   bool
	Repeat      *Recurrence // nil when it takes place once
	Categories  []string
}

// A Recurrence is how an event comes again, from its start on.
type Recurrence struct {
	Every string    // week, fortnight or month
	Until time.Time // the last instant at which it may start; zero when it goes on

	Except []time.Time // starts at which it does not take place
}

func (*Calendar) view() {}
