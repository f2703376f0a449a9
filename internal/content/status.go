package content

import (
	"slices"
	"time"
)

// A Status is where an opportunity stands at an instant. It is never typed: it
// follows from dates, updates and the instant.
type Status int

// The statuses, in the order of a life.
const (
	Upcoming Status = iota
	Open
	ClosingSoon
	Paused
	Full
	Closed
	Cancelled
	Reported // "outcome": closed or cancelled, and an outcome is published
)

// String returns the status as open data has it.
func (s Status) String() string {
	return [...]string{"upcoming", "open", "closing-soon", "paused", "full", "closed", "cancelled", "outcome"}[s]
}

// IsOpen reports whether people can take part.
func (s Status) IsOpen() bool { return s == Open || s == ClosingSoon }

// IsOver reports whether nobody will be able to take part any more.
func (s Status) IsOver() bool { return s == Closed || s == Cancelled || s == Reported }

// StatusAt returns the status at an instant whose location is the site's. An
// opportunity is closing soon when it is open and its last second is at most
// soon away. The last second itself is still open; the next is closed.
//
// An outcome published while people can still take part, as a standing panel
// does, leaves it open: the page shows both.
func (o *Opportunity) StatusAt(at time.Time, soon time.Duration) Status {
	s := o.byDates(at, soon)
	stopped := StoppedBy(o.UpdatesAt(at))
	cancelled := stopped == "cancelled"
	switch {
	case (s == Closed || cancelled) && len(o.OutcomesAt(at)) > 0:
		return Reported
	case cancelled:
		return Cancelled
	case s.IsOpen() && stopped == "paused":
		return Paused
	case s.IsOpen() && stopped == "full":
		return Full
	}
	return s
}

// StoppedBy returns the kind of the update after which people cannot take part:
// paused, full or cancelled. It is empty when there is none, or it is open again.
func StoppedBy(updates []Update) (kind string) {
	for _, u := range updates {
		switch u.Kind {
		case "paused", "full", "cancelled":
			kind = u.Kind
		case "reopened":
			kind = ""
		}
	}
	return kind
}

func (o *Opportunity) byDates(at time.Time, soon time.Duration) Status {
	if at.Before(o.Opens.Time) {
		return Upcoming
	}
	if o.Closes.Ongoing {
		return Open
	}
	end := o.Closes.End()
	switch {
	case !at.Before(end.Add(time.Second)):
		return Closed
	case end.Sub(at) <= soon:
		return ClosingSoon
	}
	return Open
}

// Changes returns every instant at which a page about the opportunity may have
// to say something else, sorted.
func (o *Opportunity) Changes(soon time.Duration, zone *time.Location) []time.Time {
	ts := []time.Time{o.Published.Time, o.Opens.Time}
	if !o.Closes.Ongoing {
		end := o.Closes.End()
		ts = append(ts, end.Add(-soon), end.Add(time.Second))
	}
	for _, f := range o.Formats {
		if !f.Closes.IsZero() {
			ts = append(ts, f.Closes.End().Add(time.Second))
		}
	}
	for _, u := range o.Updates {
		ts = append(ts, u.When.Time)
	}
	for _, r := range o.Outcomes {
		ts = append(ts, r.Published.In(zone))
	}
	if !o.OutcomeDue.IsZero() {
		ts = append(ts, o.OutcomeDue.AddDays(1).In(zone))
	}
	slices.SortFunc(ts, time.Time.Compare)
	return ts
}
