package share

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"involve/internal/content"
	"involve/internal/snapshot"
	"involve/internal/view"
	"involve/internal/wording"
)

// keepDays is how long the calendar of a listing holds what is past. It must not
// grow for ever: calendar programs refuse files that are too big.
const keepDays = 60

// calendarSize is how many events the calendar of a listing holds: the first
// that are not long past. A thousand are about 900 kB; Google Calendar refuses
// to import more than a megabyte.
const calendarSize = 1000

// Calendar makes the calendar of a listing.
func (l *Listing) Calendar() *view.Calendar {
	m := l.m
	c := calendar(m, l.url, l.title, "Deadlines, opening days and meetings.")
	oldest := oldest(m)
	var list []*content.Opportunity
	for _, o := range l.list() {
		if last, ends := lastEnd(o); !last.Before(oldest) || !ends && !isDone(m, o) {
			list = append(list, o)
		}
	}
	c.Events = soonest(m, list, calendarSize)
	return c
}

// soonest returns the events that start first, and makes few more than these: it
// goes by when anything of each opportunity starts.
func soonest(m *snapshot.Snapshot, list []*content.Opportunity, most int) (events []view.Event) {
	type due struct {
		*eventMaker
		first time.Time
	}
	all := make([]due, len(list))
	for i, o := range list {
		e := newEvents(m, o)
		all[i] = due{e, e.first()}
	}
	slices.SortStableFunc(all, func(a, b due) int { return a.first.Compare(b.first) })
	for i, d := range all {
		if len(events) >= most && i%(most/10+1) == 0 {
			slices.SortFunc(events, soonestFirst)
			if events[most-1].Start.Before(d.first) {
				break
			}
		}
		events = append(events, d.events()...)
	}
	slices.SortFunc(events, soonestFirst)
	return events[:min(most, len(events))]
}

// isDone reports whether nothing takes place any more, whatever repeats without
// an end: it was cancelled, or closed and reported on. People who have a place go
// on meeting after others can no longer apply.
func isDone(m *snapshot.Snapshot, o *content.Opportunity) bool {
	return m.Status(o) == content.Cancelled || m.Status(o) == content.Reported
}

// OpportunityCalendar makes the calendar of one opportunity, which has dates:
// see [snapshot.HasCalendar]. It holds what is past, too.
func OpportunityCalendar(m *snapshot.Snapshot, o *content.Opportunity) *view.Calendar {
	c := calendar(m, o.URL, o.Title, o.Summary)
	c.Events = newEvents(m, o).events()
	slices.SortFunc(c.Events, soonestFirst)
	return c
}

// calendar makes a calendar without events, of the listing or the page at a URL.
func calendar(m *snapshot.Snapshot, url, title, description string) *view.Calendar {
	return &view.Calendar{
		Name: m.FeedTitle(title), Description: description, Self: m.Absolute(url + snapshot.CalendarFile), Home: m.Absolute(url),
		Zone: m.At.Location(),
	}
}

// cancelled stands before what an event is called that does not take place,
// since some programs show it like any other.
const cancelled = "Cancelled: "

func soonestFirst(a, b view.Event) int {
	return cmp.Or(a.Start.Compare(b.Start), cmp.Compare(a.UID, b.UID))
}

// uid returns what calendar programs know an event by: its name in this site,
// and the site by its feed_id, so that the events of two sites in one calendar
// stay apart. Names are made of slugs and dots, and no slug holds a dot: two
// events cannot have one name. Of the feed_id what is neither letter, digit nor
// dot becomes a hyphen, since a comma would have to be escaped, and programs
// that fail to would know the event by another UID; it is the same for all
// events of a site, which keeps them as different as they were.
func uid(m *snapshot.Snapshot, name string) string {
	site := strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '.':
			return r
		}
		return '-'
	}, m.Library.Settings.FeedID)
	return name + "@" + strings.Trim(site, "-.")
}

// oldest returns the instant before which what is past is left out of listings.
// It is counted from the last change of the site and not from the snapshot's own
// instant, so that two builds without a change between are the same.
func oldest(m *snapshot.Snapshot) time.Time {
	since := m.Since()
	if since == 0 {
		return time.Time{}
	}
	return time.Unix(since, 0).In(m.At.Location()).AddDate(0, 0, -keepDays)
}

// lastEnd returns when the last event of an opportunity ends; ends is false for
// one that has an event which comes again without an end.
func lastEnd(o *content.Opportunity) (last time.Time, ends bool) {
	last = o.Opens.End()
	later := func(t time.Time) {
		if t.After(last) {
			last = t
		}
	}
	if !o.Closes.Ongoing {
		later(o.Closes.End())
	}
	for _, s := range o.Sessions {
		if s.Repeat.Every != "" && s.Repeat.Until.IsZero() {
			return last, false
		}
		later(s.Starts.End())
		if !s.Ends.IsZero() {
			later(s.Ends.End())
		}
		if !s.Repeat.Until.IsZero() {
			later(s.Repeat.Until.AddDays(1).In(s.Starts.Time.Location()))
		}
	}
	return last, true
}

// events makes the events of an opportunity: its deadline, its opening day and
// its sessions. They depend on the instant by the updates alone that are shown,
// and these raise the sequence: a program may leave an event as it is whose
// sequence it knows. So nothing here asks whether the opportunity is open, and
// an opening day stays when it has come.
func (e *eventMaker) events() (list []view.Event) {
	if e.hasDeadline() {
		list = append(list, e.closes())
	}
	if snapshot.OpensLater(e.o) {
		list = append(list, e.opens())
	}
	for _, s := range e.o.Sessions {
		list = append(list, e.session(s))
	}
	return list
}

// first returns when the first of the events starts; zero when there is none.
func (e *eventMaker) first() (first time.Time) {
	sooner := func(t time.Time) {
		if first.IsZero() || t.Before(first) {
			first = t
		}
	}
	if e.hasDeadline() {
		sooner(e.closingDay())
	}
	if snapshot.OpensLater(e.o) {
		sooner(e.openingDay())
	}
	for _, s := range e.o.Sessions {
		sooner(s.Starts.Time)
	}
	return first
}

func (e *eventMaker) hasDeadline() bool { return !e.o.Closes.Ongoing && !endsWithASession(e.o) }

func (e *eventMaker) closingDay() time.Time {
	day, _ := wording.LastDay(e.o.Closes)
	return day.In(e.zone)
}

func (e *eventMaker) openingDay() time.Time { return e.o.Opens.Date().In(e.zone) }

// endsWithASession reports whether the deadline of something to drop in at says no
// more than a session on that day does.
func endsWithASession(o *content.Opportunity) bool {
	day, _ := wording.LastDay(o.Closes)
	return o.Entry == "drop-in" && slices.ContainsFunc(o.Sessions, func(s content.Session) bool { return s.Starts.Date() == day })
}

type eventMaker struct {
	m     *snapshot.Snapshot
	o     *content.Opportunity
	zone  *time.Location
	state string // paused, full or cancelled
}

func newEvents(m *snapshot.Snapshot, o *content.Opportunity) *eventMaker {
	return &eventMaker{m: m, o: o, zone: m.At.Location(), state: content.StoppedBy(o.UpdatesAt(m.At))}
}

// event makes what all events of an opportunity share.
func (e *eventMaker) event(name, summary string) view.Event {
	m, o := e.m, e.o
	updates := o.UpdatesAt(m.At)
	v := view.Event{
		UID: uid(m, o.ID+"."+name), Sequence: len(updates), Created: o.Published.Time, Modified: o.Published.Time,
		Summary: summary, URL: m.Absolute(o.URL), Cancelled: e.state == "cancelled",
		Categories: append(m.Labels("group", o.Groups), m.Labels("activity", o.Activity)...),
	}
	if n := len(updates); n > 0 {
		if last := updates[n-1].When.Time; last.After(v.Modified) {
			v.Modified = last
		}
	}
	switch {
	case v.Cancelled:
		v.Summary = cancelled + v.Summary
	case e.state == "paused":
		v.Summary = content.Label("update", e.state) + ": " + v.Summary
	}
	return v
}

func (e *eventMaker) closes() view.Event {
	v := e.event("closes", wording.ClosesToday(e.o))
	v.AllDay, v.Start = true, e.closingDay()
	if e.state == "full" {
		v.Summary = content.Label("update", e.state) + ": " + v.Summary
	}
	if e.o.Entry == "drop-in" {
		v.Location = e.o.Venue
	}
	v.Description = e.describe(wording.WhenLine(e.o, content.Open) + ".")
	return v
}

func (e *eventMaker) opens() view.Event {
	v := e.event("opens", wording.OpensToday(e.o))
	v.AllDay, v.Start = true, e.openingDay()
	v.Description = e.describe(wording.WhenLine(e.o, content.Upcoming) + ".")
	return v
}

func (e *eventMaker) session(s content.Session) view.Event {
	v := e.event("session."+s.ID, wording.SessionTitle(e.o))
	v.AllDay, v.Start = s.Starts.DateOnly, s.Starts.Time
	switch {
	case s.Ends.IsZero():
	case !v.AllDay && s.Ends.DateOnly:
		v.End = s.Ends.Date().AddDays(1).In(e.zone)
	default:
		v.End = s.Ends.Time
	}
	if r := s.Repeat; r.Every != "" {
		v.Repeat = &view.Recurrence{Every: r.Every}
		if !r.Until.IsZero() {
			v.Repeat.Until = r.Until.AddDays(1).In(e.zone).Add(-time.Second)
		}
		// Authors cancel one time of many by a session of its own, which is an
		// event that says so. Whoever sees both would not know whether to come.
		for _, w := range snapshot.Except(e.o, s) {
			v.Repeat.Except = append(v.Repeat.Except, w.Time)
			v.Sequence++
		}
	}
	v.Location = wording.Place(e.o, s)
	said := wording.SessionEntry(e.o)
	if s.Cancelled {
		v.Sequence++
		said = ""
		if !v.Cancelled {
			said = "This session is not going ahead."
			v.Cancelled, v.Summary = true, cancelled+wording.SessionTitle(e.o)
		}
	}
	v.Description = e.describe(said, s.Note)
	return v
}

// describe tells in plain text what an event is about: what stops people from
// taking part, what it says of itself, and then of the opportunity.
func (e *eventMaker) describe(own ...string) string {
	o, more := e.o, "Read more and take part: "
	if e.state != "" {
		more = "Read more: "
	}
	var parts []string
	for _, p := range append([]string{wording.Stopped(o, e.state)}, own...) {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(append(parts,
		o.Summary,
		wording.Payment(o.Payment)+". "+wording.Mode(o)+". "+wording.Upper(o.Time.Text)+".",
		more+e.m.Absolute(o.URL),
	), "\n\n")
}
