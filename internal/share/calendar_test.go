package share

import (
	"bytes"
	"fmt"
	"math"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"
	_ "time/tzdata"

	"involve/internal/content"
	"involve/internal/facet"
	"involve/internal/ical"
	"involve/internal/loadtest"
	"involve/internal/snapshot"
	"involve/internal/view"
)

// opportunities reads files of front matter, by their names, into a small site.
// What a file does not say of an opportunity is the same for all.
func opportunities(t *testing.T, files map[string]string) *content.Library {
	t.Helper()
	site := fstest.MapFS{}
	page := func(name, text string) { site["content/"+name] = &fstest.MapFile{Data: []byte(text)} }
	page("index.md", "---\ntitle: Home\nsummary: Home.\n---\n")
	page("_site.yaml", `title: Involving people
base_url: https://example.org/
feed_id: "tag:example.org,2026:"
since: 2026-11-01
organisation: {name: Eastvale, url: "https://example.nhs.uk/"}
vocabularies: {area: {label: Area, terms: {london: London}}}
feeds: [group]
`)
	for _, name := range []string{"groups/carers", "groups/patients", "stages/delivery"} {
		page(name+".md", "---\ntitle: "+name+"\nsummary: In plain words.\n---\n")
	}
	page("organisations/eastvale.md", "---\ntitle: Eastvale\nsummary: Made up.\ncontact: {team: Team, email: a@example.org}\nexpenses: {covered: no}\nsupport: ask\n---\n")
	for name, keys := range files {
		var b strings.Builder
		for line := range strings.SplitSeq(`title: A survey
summary: Tell us what a clinic should be like.
activity: survey
groups: carers
stages: delivery
organisation: eastvale
published: 2026-11-22
closes: ongoing
mode: online
areas: london
time: {text: about an hour, minutes: 60}
payment: {kind: unpaid}
take_part: [{kind: email, to: a@example.org}]
who_can: [Anyone]`, "\n") {
			if key, _, _ := strings.Cut(line, ":"); !strings.Contains("\n"+keys, "\n"+key+":") {
				b.WriteString(line + "\n")
			}
		}
		page("opportunities/"+name+".md", "---\n"+b.String()+keys+"\n---\n\n## Why we are doing this\n\nText.\n")
	}
	return loadtest.Library(t, site)
}

func snap(t *testing.T, lib *content.Library, at string) *snapshot.Snapshot {
	t.Helper()
	instant, err := time.Parse(time.RFC3339, at)
	if err != nil {
		t.Fatal(err)
	}
	return snapshot.New(lib, instant, false, lib.Settings.BaseURL)
}

func listing(m *snapshot.Snapshot, chosen ...facet.Choice) *view.Calendar {
	return NewListing(m, "/opportunities/", "Taking part", chosen).Calendar()
}

// brief writes events: what it is, how often it was changed, when and what.
func brief(c *view.Calendar) (list []string) {
	for _, e := range c.Events {
		form := "2006-01-02 15:04 MST"
		if e.AllDay {
			form = time.DateOnly
		}
		s := strings.TrimSuffix(e.UID, "@tag-example.org-2026") + fmt.Sprintf(" %d | ", e.Sequence) + e.Start.Format(form)
		if !e.End.IsZero() {
			s += " to " + e.End.Format(form)
		}
		if r := e.Repeat; r != nil {
			s += " every " + r.Every
			if !r.Until.IsZero() {
				s += " until " + r.Until.Format("2006-01-02 15:04:05 MST")
			}
		}
		s += " | " + e.Summary
		if e.Location != "" {
			s += " | " + e.Location
		}
		if e.Cancelled {
			s += " | cancelled"
		}
		list = append(list, s)
	}
	return list
}

func wantEvents(t *testing.T, what string, c *view.Calendar, want ...string) {
	t.Helper()
	if got := brief(c); !slices.Equal(got, want) {
		t.Errorf("%s has the events\n\t%s\nwant\n\t%s", what, strings.Join(got, "\n\t"), strings.Join(want, "\n\t"))
	}
}

func TestEventsByEntryWithTheirSessions(t *testing.T) {
	const sessions = `sessions: [{id: hall, starts: 2027-01-12T18:00, ends: 2027-01-12T19:30, mode: in-person, note: Tea is at 5pm.},
  {id: days, starts: 2027-02-01, ends: 2027-02-02, mode: online}, {id: late, starts: 2027-02-03T23:00, ends: 2027-02-03}, {id: open, starts: 2027-02-04T09:00}]
mode: [in-person, online]
venue: Town Hall
access: Step-free.`
	lib := opportunities(t, map[string]string{
		"panel": "entry: apply\nopens: 2026-12-01T09:00\ncloses: 2026-12-04T17:00\n" + sessions,
		"event": "entry: drop-in\ncloses: 2026-12-04\nmode: in-person\nvenue: Market Square\naccess: Step-free.",
		"book":  "entry: book\ncloses: 2026-12-04T17:00\n" + strings.Replace(sessions, "mode: online", "mode: online, cancelled: true", 1),
	})
	m := snap(t, lib, "2026-11-25T12:00:00Z")
	wantEvents(t, "the listing", listing(m),
		"panel.opens 0 | 2026-12-01 | Opens today, 9am UK time: A survey",
		"book.closes 0 | 2026-12-04 | Last day to book, until 5pm UK time: A survey",
		"event.closes 0 | 2026-12-04 | Last day: A survey | Market Square",
		"panel.closes 0 | 2026-12-04 | Last day to apply, until 5pm UK time: A survey",
		"book.session.hall 0 | 2027-01-12 18:00 GMT to 2027-01-12 19:30 GMT | A survey | Town Hall",
		"panel.session.hall 0 | 2027-01-12 18:00 GMT to 2027-01-12 19:30 GMT | A survey (only if you have a place) | Town Hall",
		"book.session.days 1 | 2027-02-01 to 2027-02-02 | Cancelled: A survey | Online | cancelled",
		"panel.session.days 0 | 2027-02-01 to 2027-02-02 | A survey (only if you have a place) | Online",
		"book.session.late 0 | 2027-02-03 23:00 GMT to 2027-02-04 00:00 GMT | A survey | In person or online, Town Hall",
		"panel.session.late 0 | 2027-02-03 23:00 GMT to 2027-02-04 00:00 GMT | A survey (only if you have a place) | In person or online, Town Hall",
		"book.session.open 0 | 2027-02-04 09:00 GMT | A survey | In person or online, Town Hall",
		"panel.session.open 0 | 2027-02-04 09:00 GMT | A survey (only if you have a place) | In person or online, Town Hall",
	)
	said := map[string]string{}
	for _, e := range listing(m).Events {
		said[e.UID] = e.Description
	}
	const about = "\n\nTell us what a clinic should be like.\n\nUnpaid. In person or online. About an hour.\n\nRead more and take part: https://example.org/opportunities/"
	for uid, want := range map[string]string{
		"panel.closes":       "Apply by Friday 4 December 2026 at 5pm, UK time." + about + "panel/",
		"panel.opens":        "Opens Tuesday 1 December 2026 at 9am, UK time." + about + "panel/",
		"panel.session.hall": "This is for people who applied and have a place.\n\nTea is at 5pm." + about + "panel/",
		"book.session.hall":  "You have to book a place first.\n\nTea is at 5pm." + about + "book/",
		"book.session.days":  "This session is not going ahead." + about + "book/",
	} {
		if got := said[uid+"@tag-example.org-2026"]; got != want {
			t.Errorf("%s says %q, want %q", uid, got, want)
		}
	}
	e := listing(m).Events[1]
	if e.URL != "https://example.org/opportunities/book/" || !slices.Equal(e.Categories, []string{"groups/carers", "Survey"}) {
		t.Errorf("%s is at %s under %q", e.UID, e.URL, e.Categories)
	}
}

// What happens to one opportunity, told in updates, as its author edits the file.
func TestLifeOfOneOpportunity(t *testing.T) {
	const start = "opens: 2026-12-01\nsessions: [{id: first, starts: 2027-01-12T18:00, ends: 2027-01-12T19:30}]\nentry: book\n"
	updates := func(list ...string) string { return "updates: [" + strings.Join(list, ", ") + "]\n" }
	const (
		extended  = "{date: 2026-12-03, kind: extended, text: a}"
		paused    = "{date: 2026-12-05, kind: paused, text: b}"
		reopened  = "{date: 2026-12-06, kind: reopened, text: c}"
		full      = "{date: 2026-12-10, kind: full, text: d}"
		cancelled = "{date: 2027-01-02, kind: cancelled, text: e}"
		ended     = `outcomes: [{published: 2027-03-01, heard: [Much], did: [More]}]`
	)
	var last []view.Event
	for _, c := range []struct {
		file, keys, at string
		modified       string // of all events
		want           []string
	}{
		{"panel", start + "closes: 2026-12-04T17:00", "2026-11-22T09:00:00Z", "2026-11-22", []string{
			"panel.opens 0 | 2026-12-01 | Opens today: A survey",
			"panel.closes 0 | 2026-12-04 | Last day to book, until 5pm UK time: A survey",
			"panel.session.first 0 | 2027-01-12 18:00 GMT to 2027-01-12 19:30 GMT | A survey | Online"}},
		// It opens: the event is for that very day, and stays as it was.
		{"panel", start + "closes: 2026-12-04T17:00", "2026-12-01T10:00:00Z", "2026-11-22", []string{
			"panel.opens 0 | 2026-12-01 | Opens today: A survey",
			"panel.closes 0 | 2026-12-04 | Last day to book, until 5pm UK time: A survey",
			"panel.session.first 0 | 2027-01-12 18:00 GMT to 2027-01-12 19:30 GMT | A survey | Online"}},
		// The deadline is extended: the same event, changed.
		{"panel", start + "closes: 2026-12-18T17:00\n" + updates(extended), "2026-12-03T10:00:00Z", "2026-12-03", []string{
			"panel.opens 1 | 2026-12-01 | Opens today: A survey",
			"panel.closes 1 | 2026-12-18 | Last day to book, until 5pm UK time: A survey",
			"panel.session.first 1 | 2027-01-12 18:00 GMT to 2027-01-12 19:30 GMT | A survey | Online"}},
		{"panel", start + "closes: 2026-12-18T17:00\n" + updates(extended, paused), "2026-12-05T10:00:00Z", "2026-12-05", []string{
			"panel.opens 2 | 2026-12-01 | Paused: Opens today: A survey",
			"panel.closes 2 | 2026-12-18 | Paused: Last day to book, until 5pm UK time: A survey",
			"panel.session.first 2 | 2027-01-12 18:00 GMT to 2027-01-12 19:30 GMT | Paused: A survey | Online"}},
		// The file gets another name and keeps its id.
		{"committee", "id: panel\ntitle: A committee\n" + start + "closes: 2026-12-18T17:00\n" + updates(extended, paused, reopened), "2026-12-06T10:00:00Z", "2026-12-06", []string{
			"panel.opens 3 | 2026-12-01 | Opens today: A committee",
			"panel.closes 3 | 2026-12-18 | Last day to book, until 5pm UK time: A committee",
			"panel.session.first 3 | 2027-01-12 18:00 GMT to 2027-01-12 19:30 GMT | A committee | Online"}},
		{"committee", "id: panel\ntitle: A committee\n" + start + "closes: 2026-12-18T17:00\n" + updates(extended, paused, reopened, full), "2026-12-10T10:00:00Z", "2026-12-10", []string{
			"panel.opens 4 | 2026-12-01 | Opens today: A committee",
			"panel.closes 4 | 2026-12-18 | Full: Last day to book, until 5pm UK time: A committee",
			"panel.session.first 4 | 2027-01-12 18:00 GMT to 2027-01-12 19:30 GMT | A committee | Online"}},
		{"committee", "id: panel\ntitle: A committee\n" + start + "closes: 2026-12-18T17:00\n" + updates(extended, paused, reopened, full, cancelled), "2027-01-02T10:00:00Z", "2027-01-02", []string{
			"panel.opens 5 | 2026-12-01 | Cancelled: Opens today: A committee | cancelled",
			"panel.closes 5 | 2026-12-18 | Cancelled: Last day to book, until 5pm UK time: A committee | cancelled",
			"panel.session.first 5 | 2027-01-12 18:00 GMT to 2027-01-12 19:30 GMT | Cancelled: A committee | Online | cancelled"}},
		// An outcome is nothing to put into a calendar.
		{"committee", "id: panel\ntitle: A committee\n" + start + "closes: 2026-12-18T17:00\n" + updates(extended, paused, reopened, full, cancelled) + ended, "2027-03-02T10:00:00Z", "2027-01-02", []string{
			"panel.opens 5 | 2026-12-01 | Cancelled: Opens today: A committee | cancelled",
			"panel.closes 5 | 2026-12-18 | Cancelled: Last day to book, until 5pm UK time: A committee | cancelled",
			"panel.session.first 5 | 2027-01-12 18:00 GMT to 2027-01-12 19:30 GMT | Cancelled: A committee | Online | cancelled"}},
	} {
		lib := opportunities(t, map[string]string{c.file: c.keys})
		m := snap(t, lib, c.at)
		own := OpportunityCalendar(m, lib.Opportunities[0])
		wantEvents(t, "the opportunity at "+c.at, own, c.want...)
		if all := listing(m).Events; !reflect.DeepEqual(all, own.Events) {
			t.Errorf("at %s the listing has\n%v\nwant\n%v", c.at, all, own.Events)
		}
		for i, e := range own.Events {
			if got := e.Modified.In(m.At.Location()).Format(time.DateOnly); got != c.modified {
				t.Errorf("at %s %s was changed on %s, want %s", c.at, e.UID, got, c.modified)
			}
			if last != nil && (e.UID != last[i].UID || !e.Created.Equal(last[i].Created) || e.Modified.Before(last[i].Modified)) {
				t.Errorf("at %s %s of %v was %s of %v", c.at, e.UID, e.Created, last[i].UID, last[i].Created)
			}
		}
		last = own.Events
	}
}

// raised proves that of events which are changed between two instants the
// sequence rises, and returns how many are.
func raised(t *testing.T, lib *content.Library, before map[string]view.Event, m *snapshot.Snapshot) (changed int, now map[string]view.Event) {
	t.Helper()
	now = map[string]view.Event{}
	for _, o := range m.Shown {
		for _, e := range OpportunityCalendar(m, o).Events {
			if _, twice := now[e.UID]; twice {
				t.Errorf("at %v there are two events %s", m.At, e.UID)
			}
			now[e.UID] = e
			old, known := before[e.UID]
			if !known || reflect.DeepEqual(old, e) {
				continue
			}
			if changed++; e.Sequence <= old.Sequence || e.Modified.Before(old.Modified) {
				t.Errorf("at %v %s is changed, and was %d of %v, is %d of %v", m.At, e.UID, old.Sequence, old.Modified, e.Sequence, e.Modified)
			}
		}
	}
	for uid := range before {
		if _, there := now[uid]; !there {
			t.Errorf("at %v %s is gone", m.At, uid)
		}
	}
	return changed, now
}

func TestChangedEventOfTheSampleHasAHigherSequence(t *testing.T) {
	lib := loadtest.Library(t, os.DirFS("../.."))
	changed, instants := 0, 0
	var events map[string]view.Event
	for at := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC); !at.IsZero(); at = lib.NextChange(at, false) {
		var n int
		n, events = raised(t, lib, events, snapshot.New(lib, at, false, lib.Settings.BaseURL))
		changed += n
		instants++
	}
	t.Logf("%d events, changed %d times over %d instants", len(events), changed, instants)
	if len(events) < 50 || changed < 20 || instants < 50 {
		t.Errorf("%d events, changed %d times over %d instants, which cannot be all", len(events), changed, instants)
	}
}

func TestCalendarsDoNotChangeWithTheHour(t *testing.T) {
	lib := loadtest.Library(t, os.DirFS("../.."))
	n := 0
	for at := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC); !at.IsZero(); {
		next := lib.NextChange(at, false)
		later := next.Add(-time.Second)
		if next.IsZero() {
			later = at.AddDate(3, 0, 0)
		}
		a, b := snapshot.New(lib, at, false, lib.Settings.BaseURL), snapshot.New(lib, later, false, lib.Settings.BaseURL)
		for _, chosen := range [][]facet.Choice{nil, {{Facet: "group", Term: "carers"}}} {
			if x, y := ical.Encode(listing(a, chosen...)), ical.Encode(listing(b, chosen...)); !bytes.Equal(x, y) {
				t.Errorf("the calendar of %v is not the same at %v and %v", chosen, at, later)
			}
		}
		n++
		at = next
	}
	if n < 50 {
		t.Errorf("only %d instants", n)
	}
}

func TestSessionsComeAgainOverBothChangesOfTheClocks(t *testing.T) {
	lib := opportunities(t, map[string]string{"panel": `sessions:
  - {id: weekly, starts: 2027-03-23T18:00, ends: 2027-03-23T19:00, repeat: {every: week, until: 2027-04-06}}
  - {id: autumn, starts: 2027-10-19T18:00, ends: 2027-10-19T19:00, repeat: {every: fortnight, until: 2027-11-16}}
  - {id: monthly, starts: 2027-01-06, repeat: {every: month}}`})
	c := OpportunityCalendar(snap(t, lib, "2026-11-25T12:00:00Z"), lib.Opportunities[0])
	wantEvents(t, "the panel", c,
		"panel.session.monthly 0 | 2027-01-06 every month | A survey | Online",
		"panel.session.weekly 0 | 2027-03-23 18:00 GMT to 2027-03-23 19:00 GMT every week until 2027-04-06 23:59:59 BST | A survey | Online",
		"panel.session.autumn 0 | 2027-10-19 18:00 BST to 2027-10-19 19:00 BST every fortnight until 2027-11-16 23:59:59 GMT | A survey | Online",
	)
	file := string(ical.Encode(c))
	for _, want := range []string{
		"DTSTART;TZID=Europe/London:20270323T180000\r\n", "RRULE:FREQ=WEEKLY;UNTIL=20270406T225959Z\r\n",
		"DTSTART;TZID=Europe/London:20271019T180000\r\n", "RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20271116T235959Z\r\n",
		"DTSTART;VALUE=DATE:20270106\r\n", "RRULE:FREQ=MONTHLY\r\n",
	} {
		if !strings.Contains(file, want) {
			t.Errorf("%q is not in\n%s", want, file)
		}
	}
}

func TestUpdateIsToldFromItsDayOnAndAnEventIsNotOlderThanItself(t *testing.T) {
	lib := opportunities(t, map[string]string{"panel": `published: 2026-11-22T09:00
closes: 2026-12-05T00:00
updates: [{date: 2026-11-22, kind: news, text: a}, {date: 2026-11-30, kind: cancelled, text: b}]`})
	for at, want := range map[string]string{
		"2026-11-22T09:00:00Z": "panel.closes 1 | 2026-12-04 | Closes at the end of today: A survey",
		"2026-11-29T23:59:59Z": "panel.closes 1 | 2026-12-04 | Closes at the end of today: A survey",
		"2026-11-30T00:00:00Z": "panel.closes 2 | 2026-12-04 | Cancelled: Closes at the end of today: A survey | cancelled",
	} {
		c := OpportunityCalendar(snap(t, lib, at), lib.Opportunities[0])
		wantEvents(t, "the panel at "+at, c, want)
		if e := c.Events[0]; e.Modified.Before(e.Created) {
			t.Errorf("at %s it was changed %v and made %v", at, e.Modified, e.Created)
		}
	}
}

// A session that is cancelled stands for one time of another that comes again,
// when both start at the same time.
func TestCancelledSessionTakesOneTimeOutOfARepeat(t *testing.T) {
	for _, c := range []struct{ starts, cancelled, want string }{
		{"2027-03-24T18:00, repeat: {every: week}", "2027-03-24T18:00", "2027-03-24 18:00 GMT"},
		{"2027-03-24T18:00, repeat: {every: week}", "2027-03-31T18:00", "2027-03-31 18:00 BST"},
		{"2027-03-24T18:00, repeat: {every: week, until: 2027-03-31}", "2027-03-31T18:00", "2027-03-31 18:00 BST"},
		{"2027-03-24T18:00, repeat: {every: week, until: 2027-03-30}", "2027-03-31T18:00", ""},
		{"2027-03-24T18:00, repeat: {every: week}", "2027-03-31T19:00", ""},
		{"2027-03-24T18:00, repeat: {every: week}", "2027-03-31", ""},
		{"2027-03-24T18:00, repeat: {every: week}", "2027-03-17T18:00", ""},
		{"2027-03-24T18:00, repeat: {every: fortnight}", "2027-03-31T18:00", ""},
		{"2027-03-24T18:00, repeat: {every: fortnight}", "2027-04-07T18:00", "2027-04-07 18:00 BST"},
		{"2027-01-31, repeat: {every: month}", "2027-02-28", "2027-02-28 00:00 GMT"},
		{"2027-01-31, repeat: {every: month}", "2027-03-28", ""},
		{"2027-01-31", "2027-01-31", ""},
	} {
		lib := opportunities(t, map[string]string{"panel": "sessions: [{id: all, starts: " + c.starts + "}, {id: one, cancelled: true, starts: " + c.cancelled + "}]"})
		for _, e := range OpportunityCalendar(snap(t, lib, "2026-11-25T12:00:00Z"), lib.Opportunities[0]).Events {
			if e.Cancelled {
				continue
			}
			got, want := "", 0
			if e.Repeat != nil {
				for _, t := range e.Repeat.Except {
					got += t.Format("2006-01-02 15:04 MST")
				}
			}
			if c.want != "" {
				want = 1
			}
			if got != c.want || e.Sequence != want {
				t.Errorf("%s with %s cancelled: not at %q, sequence %d, want %q and %d", c.starts, c.cancelled, got, e.Sequence, c.want, want)
			}
		}
	}
}

func TestListingForgetsWhatIsLongPastAndTheOpportunityDoesNot(t *testing.T) {
	lib := opportunities(t, map[string]string{
		"past":    "closes: 2026-12-04T17:00",
		"later":   "closes: 2026-12-04T17:00\nsessions: [{id: a, starts: 2027-02-01T10:00}]",
		"again":   "closes: 2026-12-04T17:00\nsessions: [{id: a, starts: 2027-01-01T10:00, repeat: {every: month, until: 2027-03-01}}]",
		"endless": "closes: 2026-12-04T17:00\nsessions: [{id: a, starts: 2027-01-01T10:00, repeat: {every: month}}]",
		"gone":    "closes: 2026-12-04T17:00\nsessions: [{id: a, starts: 2027-01-01T10:00, repeat: {every: month}, cancelled: true}]\nupdates: [{date: 2026-11-30, kind: cancelled, text: a}]",
		"tick":    "closes: ongoing\nupdates: [{date: 2027-02-02, kind: news, text: a}, {date: 2027-02-03, kind: news, text: b}, {date: 2027-04-03, kind: news, text: c}, {date: 2029-01-01, kind: news, text: d}]",
	})
	for _, c := range []struct{ at, want string }{
		{"2026-12-05T00:00:00Z", "again endless gone later past"},
		{"2027-02-02T23:59:59Z", "again endless gone later past"}, // 60 days after the deadline were over at 5pm, but nothing has changed since midnight
		{"2027-02-03T00:00:00Z", "again endless later"},
		{"2027-04-02T22:00:00Z", "again endless later"}, // nothing has changed since 3 February
		{"2027-04-02T23:30:00Z", "again endless"},       // 3 April has begun
		{"2028-12-31T00:00:00Z", "again endless"},       // nothing has changed since
		{"2029-01-01T00:00:00Z", "endless"},
	} {
		m := snap(t, lib, c.at)
		var got []string
		for _, e := range listing(m).Events {
			name, _, _ := strings.Cut(e.UID, ".")
			got = append(got, name)
			if strings.Count(e.Summary, cancelled) > 1 {
				t.Errorf("at %s an event is called %q", c.at, e.Summary)
			}
		}
		slices.Sort(got)
		if got := strings.Join(slices.Compact(got), " "); got != c.want {
			t.Errorf("at %s the listing has %s, want %s", c.at, got, c.want)
		}
		for _, o := range m.Shown {
			if snapshot.HasCalendar(o) != (len(OpportunityCalendar(m, o).Events) > 0) {
				t.Errorf("at %s %s has a calendar: %v, and %d events", c.at, o.ID, snapshot.HasCalendar(o), len(OpportunityCalendar(m, o).Events))
			}
		}
	}
}

func TestListingHasTheEventsOfItsTerms(t *testing.T) {
	lib := opportunities(t, map[string]string{
		"a": "closes: 2026-12-04", "b": "closes: 2026-12-04\ngroups: patients", "c": "closes: 2026-12-03\ngroups: [patients, carers]",
		"hidden": "closes: 2026-12-04\ndraft: true", "secret": "closes: 2027-12-04\npublished: 2027-01-01",
	})
	m := snap(t, lib, "2026-11-25T12:00:00Z")
	c := NewListing(m, "/opportunities/group/patients/", "Patients", []facet.Choice{{Facet: "group", Term: "patients"}}).Calendar()
	wantEvents(t, "the calendar of patients", c,
		"c.closes 0 | 2026-12-03 | Closes at the end of today: A survey",
		"b.closes 0 | 2026-12-04 | Closes at the end of today: A survey")
	if c.Name != "Patients – Involving people" || c.Self != "https://example.org/opportunities/group/patients/calendar.ics" || c.Zone.String() != "Europe/London" {
		t.Errorf("the calendar is %q at %s in %v", c.Name, c.Self, c.Zone)
	}
}

func TestUIDIsOfTheSiteAndTheIDsAlone(t *testing.T) {
	lib := opportunities(t, map[string]string{"a": "closes: 2026-12-04"})
	for feedID, want := range map[string]string{
		"tag:involvement.example.nhs.uk,2026:": "a.closes@tag-involvement.example.nhs.uk-2026",
		"https://example.org/feeds#":           "a.closes@https---example.org-feeds",
		"tag:ex ample;\\\",\n@ü":               "a.closes@tag-ex-ample",
	} {
		lib.Settings.FeedID = feedID
		m := snapshot.New(lib, time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC), false, "https://elsewhere.example/below/")
		if got := listing(m).Events[0].UID; got != want {
			t.Errorf("with the feed_id %q the UID is %q, want %q", feedID, got, want)
		}
	}
}

// However few are wanted, they are the first of all.
func TestTheSoonestEventsAreTheFirstOfAll(t *testing.T) {
	files := map[string]string{}
	for i := range 40 {
		day := func(k int) string {
			return time.Date(2026, 12, 1+(i*7+k*11)%90, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		}
		keys := "closes: " + day(3) + "\nopens: 2026-11-22"
		if i%2 == 0 {
			keys = "closes: 2027-06-01"
		}
		if i%3 == 0 {
			keys += fmt.Sprintf("\nsessions: [{id: b, starts: %sT10:00}, {id: a, starts: %sT09:00}]", day(1), day(2))
		}
		files[fmt.Sprintf("o%02d", i)] = keys
	}
	m := snap(t, opportunities(t, files), "2026-11-25T12:00:00Z")
	all := soonest(m, m.Shown, math.MaxInt)
	if len(all) < len(files) || !slices.IsSortedFunc(all, soonestFirst) {
		t.Fatalf("there are %d events, or they are not in order", len(all))
	}
	for most := 1; most <= len(all); most++ {
		if got := soonest(m, m.Shown, most); !reflect.DeepEqual(got, all[:most]) {
			t.Errorf("the first %d are not the first of all", most)
		}
	}
}
