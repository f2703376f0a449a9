package wording

import (
	"time"

	"involve/internal/content"
)

// An event of a calendar is read in a list of many, on a phone, months after
// somebody subscribed: it says first what has to be done, and then of what.

// LastDay returns the day on which the event about a deadline stands, and
// whether the day alone is said: a deadline at midnight is the end of the day
// before, since "today, midnight" would be read as a day later.
func LastDay(c content.Closing) (day content.Date, whole bool) {
	if t := c.Time; !c.DateOnly && t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0 {
		return c.Date().AddDays(-1), true
	}
	return c.Date(), c.DateOnly
}

// ClosesToday is what the event on the day of a deadline is called, by what it
// is for: "Closes today, 5pm UK time: A survey".
func ClosesToday(o *content.Opportunity) string {
	words := map[string][2]string{
		"respond": {"Closes today, ", "Closes at the end of today"},
		"apply":   {"Last day to apply, until ", "Last day to apply"},
		"book":    {"Last day to book, until ", "Last day to book"},
		"drop-in": {"Last day, until ", "Last day"},
	}[o.Entry]
	if _, whole := LastDay(o.Closes); whole {
		return words[1] + ": " + o.Title
	}
	return words[0] + clockHere(o.Closes.Time) + ": " + o.Title
}

// OpensToday is what the event on the opening day is called.
func OpensToday(o *content.Opportunity) string {
	if t := o.Opens.Time; !o.Opens.DateOnly && (t.Hour() != 0 || t.Minute() != 0) {
		return "Opens today, " + clockHere(t) + ": " + o.Title
	}
	return "Opens today: " + o.Title
}

// clockHere returns a time of day and whose clock it is on.
func clockHere(t time.Time) string { return Clock(t) + " " + Zone(t.Location()) }

// SessionTitle is what the event of a session is called.
func SessionTitle(o *content.Opportunity) string {
	if o.Entry == "apply" {
		return o.Title + " (only if you have a place)"
	}
	return o.Title
}

// SessionEntry says what has to be done before one comes to a session, if
// anything.
func SessionEntry(o *content.Opportunity) string {
	switch o.Entry {
	case "apply":
		return "This is for people who applied and have a place."
	case "book":
		return "You have to book a place first."
	}
	return ""
}

// Stopped says in a sentence that nobody can take part, or nobody at the moment,
// by the kind of the update that said so; nothing for another.
func Stopped(o *content.Opportunity, kind string) string {
	switch kind {
	case "cancelled":
		return "This is not going ahead."
	case "paused":
		return "You cannot take part at the moment."
	case "full":
		return Means(o, content.Full)
	}
	return ""
}

// Place says where a session is, in one line: at its own venue or the
// opportunity's, or online.
func Place(o *content.Opportunity, s content.Session) string {
	mode := s.Mode
	if mode == "" && len(o.Mode) == 1 {
		mode = o.Mode[0]
	}
	switch {
	case mode == "in-person" && s.Venue == "":
		return o.Venue
	case mode == "" && s.Venue == "" && o.Venue != "":
		return Mode(o) + ", " + o.Venue
	case mode == "" && s.Venue == "":
		return Mode(o)
	case mode == "in-person", mode == "":
		return s.Venue
	case s.Venue == "":
		return content.Label("mode", mode)
	}
	return content.Label("mode", mode) + ", " + s.Venue
}
